"""Which passwords are good enough."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "password",
    [
        "Wachtwoord2026!",
        "welkom-welkom",
        "1234567890123",
        "!!basketball!!",
        "Zomer 2026 2026",
        "aaaaaaaaaaaaaaaa",
    ],
)
def test_a_well_known_word_with_some_figures_is_guessed_first(password: str) -> None:
    with pytest.raises(ValidationError, match="Te veel mensen"):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["drie blauwe stoelen", "zuiderdam-demo-2027", "mijn wachtwoord is lang"]
)
def test_a_few_words_in_a_row_are_good(password: str) -> None:
    validate_password(password)
