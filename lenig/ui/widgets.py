"""Ways to choose one of a few, drawn as cards or as a segment of short words."""

from collections.abc import Mapping
from typing import Any

from django.forms import RadioSelect


class Segment(RadioSelect):
    """Two to four short words next to each other."""

    template_name = "choices/segment.html"


class Cards(RadioSelect):
    """A card for each choice, with a line of `help` that explains it.

    level = forms.ChoiceField(widget=Cards(help={"all": _("Every new post")}))
    """

    template_name = "choices/choices.html"

    def __init__(self, *args: Any, help: Mapping[Any, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = dict(help or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"help": self.help.get(value, "")}
