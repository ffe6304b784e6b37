"""The kind contract: what a kind of post tells the rest of Lenig about itself."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.functional import Promise

from lenig.stream.models import Post, ReactionType

if TYPE_CHECKING:
    from lenig.access.viewer import Viewer
    from lenig.stream.forms import KindForm


class Kind:
    """A kind of post. One folder in `kinds/`, one subclass of this, found by itself.

    A kind without anything of its own needs only a name, its words, an icon
    and a form. What only this kind knows lives in `details`: a model whose
    primary key is the post, with `visible_to` like every guarded row.
    """

    name: ClassVar[str]
    #: "Update"; the verb on the composer's button, "Share"; and what one does with it.
    label: ClassVar["str | Promise"]
    verb: ClassVar["str | Promise"]
    prompt: ClassVar["str | Promise"]
    #: The word on the button that likes it: it fits the kind.
    like_word: ClassVar["str | Promise"]
    icon: ClassVar[str]
    #: The name of its colour in the style sheets: "update", "question".
    hue: ClassVar[str] = "update"
    #: The ActivityStreams type used by the API and by exports.
    as_type: ClassVar[str] = "Note"
    details: ClassVar["type[models.Model] | None"] = None
    form: ClassVar["type[KindForm] | None"] = None
    #: Whether people can choose it in the composer; news and shares are made elsewhere.
    composable: ClassVar[bool] = True
    #: Whether its text is an article: with headings and pictures in it, it gets the whole width
    #: of the composer and a page of its own, and elsewhere only its first words are shown.
    is_article: ClassVar[bool] = False
    #: What differs from reader to reader, below the card's own part: that is drawn once for
    #: everyone and kept, this for each of them. Empty when all readers see the same.
    personal_template: ClassVar[str] = ""
    #: Its place in the row of kinds.
    order: ClassVar[int] = 50
    #: How many queries its details cost on a page, however many posts there are.
    queries: ClassVar[int] = 0

    @property
    def card_template(self) -> str:
        """What stands in a card between the author and the reactions."""
        return f"kinds/{self.name}/card.html"

    @property
    def page_template(self) -> str:
        """The same on the post's own page; the card, unless the kind has more to show."""
        return self.card_template

    @property
    def form_template(self) -> str:
        """The fields of this kind in the composer."""
        return f"kinds/{self.name}/form.html"

    def initial(self, post: Post) -> dict[str, Any]:
        """What the form shows of a post that is being edited."""
        return {"title": post.title, "content": post.content}

    def save_details(self, post: Post, cleaned: dict[str, Any]) -> None:
        """Write this kind's own row, in the transaction that writes the post."""

    def attach(self, posts: list[Post], viewer: "Viewer") -> None:
        """Fetch what the cards of these posts need besides their details."""


class NotInstalled(Kind):
    """A kind that posts were made with and that is not here any more: taken away, or not yet back.

    Its posts keep what every post has: their title, words and files, in a plain card. They
    can be read, shared and talked about, and not edited, because nobody knows any more what
    an edit would do to what only the kind knew.
    """

    label = ""
    composable = False
    like_word = ReactionType.LIKE.label

    def __init__(self, name: str) -> None:
        self.name = name  # type: ignore[misc]  # of the posts, not of this class

    @property
    def card_template(self) -> str:
        return "stream/card/plain.html"


registry: dict[str, Kind] = {}


def register(kind: type[Kind]) -> type[Kind]:
    """Make a kind known. Used as a decorator in a module named `kind.py`."""
    registry[kind.name] = kind()
    return kind


def composable() -> list[Kind]:
    """The kinds that people can choose, in their order."""
    kinds = (kind for kind in registry.values() if kind.composable)
    return sorted(kinds, key=lambda kind: kind.order)


def kind_of(name: str) -> Kind:
    """The kind with this name, or what stands in for one that is not installed."""
    return registry.get(name) or NotInstalled(name)


def attach_kinds(posts: Iterable[Post]) -> list[Post]:
    """Give each post its kind as `post.kind_of`: no query."""
    posts = list(posts)
    for post in posts:
        post.kind_of = kind_of(post.kind)
    return posts


def attach_details(posts: Iterable[Post], viewer: "Viewer") -> list[Post]:
    """Give each post its kind's own row as `post.details`: one query per kind present."""
    posts = attach_kinds(posts)
    by_kind: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_kind[post.kind].append(post)

    for name, same in by_kind.items():
        kind = kind_of(name)
        rows = _details_of(kind, same, viewer)
        for post in same:
            post.details = rows.get(post.pk)
        kind.attach(same, viewer)
    return posts


def _details_of(kind: Kind, posts: list[Post], viewer: "Viewer") -> dict[int, Any]:
    if kind.details is None:
        return {}
    manager: Any = kind.details._default_manager
    rows: dict[int, Any] = manager.visible_to(viewer).in_bulk([post.pk for post in posts])
    return rows
