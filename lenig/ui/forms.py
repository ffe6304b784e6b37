"""How every form of Lenig looks: label above, help below, what is wrong beside the field."""

from typing import Any

from django.forms import BoundField, CheckboxInput, FileInput, RadioSelect, Widget
from django.forms.renderers import TemplatesSetting

#: Widgets that the browser draws well by itself, or that have a template of their own.
_WITHOUT_EDGE = (CheckboxInput, RadioSelect, FileInput)


class Field(BoundField):
    """A field of a form that knows the look."""

    @property
    def is_tick(self) -> bool:
        """Whether it is one box to tick: its label stands behind it."""
        return isinstance(self.field.widget, CheckboxInput)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not isinstance(widget, _WITHOUT_EDGE):
            attrs.setdefault("class", widget.attrs.get("class", "input"))
        return attrs


class FormRenderer(TemplatesSetting):
    """Draws forms, fields and errors from the templates in `ui/forms/`."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field
