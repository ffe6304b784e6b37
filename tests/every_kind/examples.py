"""What to fill in for a kind of post: worked out from the fields of its form.

A kind that is dropped into `kinds/` is found, filled in and tested by itself. One
with a field of a sort that is not known here is told so by name, instead of being
passed over.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import QueryDict

from lenig.access.viewer import Viewer
from lenig.files.forms import UploadsField
from lenig.stream.actions.posting import NewPost
from lenig.stream.forms import MOST_CHARACTERS, KindForm
from lenig.stream.kinds import Kind, composable, registry
from lenig.stream.models import Source

#: The share is made by its own form, around another post: `tests/every_kind/test_sharing.py`.
PASSES_ON = "share"


def kinds() -> list[Kind]:
    """Every kind that people can choose, in the order of their names."""
    return sorted(composable(), key=lambda kind: kind.name)


def others() -> set[str]:
    """Kinds that are not chosen in the composer."""
    return set(registry) - {kind.name for kind in kinds()}


def sent(kind: Kind, words: str, **more: str) -> QueryDict:
    """What a browser sends for this kind, with these words in all that can hold words."""
    data = QueryDict(mutable=True)
    data["kind"] = kind.name
    for name, field in form_of(kind).base_fields.items():
        value = _value(kind, name, field, words)
        if value is not None:
            data[name] = value
    data.update(more)
    return data


def form_of(kind: Kind) -> type[KindForm]:
    assert kind.form is not None, f"The composer offers {kind.name}, and there is no form for it."
    return kind.form


def new_post(kind: Kind, words: str, *, viewer: Viewer, place: Source | None = None) -> NewPost:
    """Something new of this kind, as it comes out of its form."""
    form = form_of(kind)(sent(kind, words), viewer=viewer)
    assert form.is_valid(), f"{kind.name}: {form.errors.as_json()}"
    return NewPost(
        kind=kind.name,
        content=form.content,
        title=form.title,
        html=form.html,
        place=place,
        details=form.cleaned_data,
    )


def _value(kind: Kind, name: str, field: forms.Field, words: str) -> str | None:
    if isinstance(field, UploadsField | forms.FileField):
        return None
    for sort, fill in _BY_SORT.items():
        if isinstance(field, sort):
            return fill(field, words)
    if field.required:
        what = f"{kind.name}.{name}, a {type(field).__name__}"
        raise NotImplementedError(f"Say here how to fill in {what}.")
    return None


def _text(field: Any, words: str) -> str:
    return words[: field.max_length or MOST_CHARACTERS]


_BY_SORT: dict[type[forms.Field], Callable[[Any, str], str]] = {
    forms.ChoiceField: lambda field, _: str(next(value for value, _ in field.choices if value)),
    forms.EmailField: lambda _field, _words: "iemand@zuiderdam.example",
    forms.URLField: lambda _field, _words: "https://zuiderdam.example/",
    forms.CharField: _text,
    forms.BooleanField: lambda _field, _words: "on",
    forms.IntegerField: lambda field, _: str(field.min_value or 1),
    forms.DateTimeField: lambda _field, _words: "2030-03-01T10:00",
    forms.DateField: lambda _field, _words: "2030-03-01",
    forms.TimeField: lambda _field, _words: "10:00",
}
