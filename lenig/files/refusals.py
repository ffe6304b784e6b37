"""Why an upload is not taken, in words that say what to do instead."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAKE_ANEW = _("“%(name)s” cannot be read. Open it yourself, save it as JPEG or PNG, and add that.")

WORDS = {
    "empty": _("There is nothing in “%(name)s”. Choose another file."),
    "heavy": _("“%(name)s” is too big: %(most)s at most. Make it smaller and add it again."),
    "dots": _("The picture “%(name)s” is too large to show. Make it smaller and add it again."),
    "frames": _("“%(name)s” moves for too long. Make it shorter, or add it as a video."),
    "damaged": MAKE_ANEW,
    "heic": _("“%(name)s” is an HEIC photo, which not everybody can see. Save it as JPEG first."),
    "other picture": MAKE_ANEW,
    "no picture": _("“%(name)s” is not a picture. Choose a JPEG, PNG, GIF, WebP or AVIF."),
    "unknown": _("Lenig does not take this sort of file: “%(name)s”. Put it in a ZIP file first."),
    "busy": _("Many files are coming in right now. Try again in a moment."),
    "heavy body": _("That is too much at once: %(most)s at most. Send fewer or smaller files."),
    "crowd": _("Other files of yours are still on their way. Try again in a moment."),
    "often": _("You added many files in a short time. Try again in %(minutes)s minutes."),
    "full": _("There is no room for files at the moment, so “%(name)s” was not added."),
    "gone": _("A file is no longer here. Add it again."),
    "nothing": _("Choose a file first."),
    "many": _("Choose %(most)s files at most."),
}

#: How a refusal is numbered; what is not named is a bad request.
STATUS = {
    "heavy": 413,
    "heavy body": 413,
    "crowd": 429,
    "often": 429,
    "busy": 503,
    "full": 507,
}


class Refused(ValidationError):
    """An upload that is not taken: an error for beside the field, and a status for an answer."""

    def __init__(self, why: str, *, wait: int = 0, **named: Any) -> None:
        super().__init__(WORDS[why], code=why, params=named)
        self.why = why
        self.status = STATUS.get(why, 400)
        #: In how many seconds it may go well; 0 when waiting does not help.
        self.wait = wait
