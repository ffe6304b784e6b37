"""What stands under a placeholder goes to the colleague it stood for."""

from typing import Any

from django.db.models import F

from lenig.access.models import EVERYONE
from lenig.access.scope import every_row
from lenig.people.models import Person
from lenig.stream.actions.listing import list_all_under_sources
from lenig.stream.models import Comment, CommentReaction, Mention, Post, Reaction

BATCH = 500


def hand_over_words(placeholder: Person, person: Person) -> None:
    """Give the colleague the posts, comments, reactions and mentions of the placeholder."""
    with every_row(because="what stands under a placeholder that was claimed"):
        _hand_over_posts(placeholder, person)
        Comment.objects.filter(author=placeholder).update(author=person)
        Mention.objects.filter(person=placeholder).update(person=person)
        _hand_over_reactions(Reaction, Post, "post_id", placeholder, person)
        _hand_over_reactions(CommentReaction, Comment, "comment_id", placeholder, person)


def _hand_over_posts(placeholder: Person, person: Person) -> None:
    ids = list(Post.objects.filter(author=placeholder).values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        Post.objects.filter(pk__in=some).update(author=person, version=F("version") + 1)
        # Those under the placeholder's own source go with it, when it is deleted.
        list_all_under_sources(list(Post.objects.filter(pk__in=some, audience_id=EVERYONE)))


def _hand_over_reactions(
    model: Any, target: Any, column: str, placeholder: Person, person: Person
) -> None:
    """Move each reaction, but where the colleague reacted already: there it is taken back."""
    mine = set(model.objects.filter(person=person).values_list(column, flat=True))
    doubled = model.objects.filter(person=placeholder, **{f"{column}__in": mine})
    for on, type_ in doubled.values_list(column, "type"):
        counter = f"count_{type_}"
        target._base_manager.filter(pk=on).update(**{counter: F(counter) - 1})
    doubled.delete()
    model.objects.filter(person=placeholder).update(person=person)
