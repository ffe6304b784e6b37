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

    @property
    def first_id(self) -> str:
        """Where a link to the field leads: to the first of its buttons, if it is a row of them."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def is_all_that_is_wrong(self) -> bool:
        """Whether nothing else in the form has to change."""
        return list(self.form.errors) == [self.name]

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        # One mistake is where one goes on; several are listed above the form.
        if self.is_all_that_is_wrong and not self.use_fieldset:
            attrs["autofocus"] = True
        if not isinstance(widget, _WITHOUT_EDGE):
            attrs.setdefault("class", widget.attrs.get("class", "input"))
        return attrs


class FormRenderer(TemplatesSetting):
    """Draws forms, fields and errors from the templates in `ui/forms/`."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = Field
