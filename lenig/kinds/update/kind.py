from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lenig.kinds.update.forms import UpdateForm
from lenig.stream.kinds import Kind, register


@register
class UpdateKind(Kind):
    """What somebody is working on, in a few words."""

    name = "update"
    label = _("Update")
    verb = pgettext_lazy("button that shares a post", "Share")
    prompt = _("What are you working on?")
    like_word = pgettext_lazy("reaction to an update", "Nice")
    icon = "pencil"
    hue = "update"
    form = UpdateForm
    order = 10
