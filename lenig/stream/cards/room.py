"""Where one answers in a page that stays: the room for the form, and what was just said."""

from lenig.stream.hot.newest_comments import Said
from lenig.stream.models import Comment


def answer_room(handle: str) -> str:
    """The empty place that `ADDRESS/answer/` fills for who uses htmx."""
    return f'<answer-room id="answer-{handle}" class="thread__answer"></answer-room>'


def new_mark(comment: Comment | Said | None, new: Comment | None) -> str:
    """Leads to what the reader just said: the form in which they wrote it is gone."""
    is_new = comment is not None and new is not None and comment.pk == new.pk
    return ' tabindex="-1" autofocus' if is_new else ""
