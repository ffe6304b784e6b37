from django.utils.translation import gettext_lazy as _

from lenig.kinds.update.forms import UpdateForm
from lenig.stream.kinds import Kind, register


@register
class UpdateKind(Kind):
    """A few words, perhaps with pictures or files: what most sharing is."""

    name = "update"
    label = _("Update")
    verb = _("Share")
    prompt = _("What are you working on?")
    like_word = _("Nice")
    icon = "pencil"
    as_type = "Note"
    form = UpdateForm
    order = 10
