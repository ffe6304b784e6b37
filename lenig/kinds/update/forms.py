from django.utils.translation import gettext_lazy as _

from lenig.stream.forms import MOST_CHARACTERS, KindForm, TextField


class UpdateForm(KindForm):
    content = TextField(
        label=_("Your update"),
        max_length=MOST_CHARACTERS,
        error_messages={
            "required": _("Write something first."),
            "max_length": _("An update has at most %(limit_value)s characters. Make it a blog."),
        },
    )
