"""Compares what clients were told with what the server has."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage

from bench.faults.crowd import words_of
from bench.faults.ledger import Outcome, read_all
from lenig.access.scope import every_row
from lenig.activity.models import Activity
from lenig.stream.models import Attachment, Post, PostSource


@dataclass(frozen=True)
class Verdict:
    """Lost: acknowledged and absent. Double: one key, two posts. Torn: a post without its parts.
    Ghost: refused and yet there.
    """

    acknowledged: int
    unknown: int
    lost: int
    doubles: int
    torn: int
    ghosts: int


def check(folder: Path) -> Verdict:
    """The verdict on everything that stands in the ledgers of this folder."""
    entries = read_all(folder)
    with every_row(because="the benchmark compares everything with the ledgers"):
        posts = dict(Post.objects.values_list("pk", "content"))
        torn = _torn(posts)
        with_files = _posts_with_whole_files()
    by_words: dict[str, list[int]] = {}
    for pk, words in posts.items():
        by_words.setdefault(words, []).append(pk)
    found = {entry.key: by_words.get(words_of(entry.key), []) for entry in entries}
    outcomes = Counter(entry.outcome for entry in entries)
    return Verdict(
        acknowledged=outcomes[Outcome.ACKNOWLEDGED],
        unknown=outcomes[Outcome.UNKNOWN],
        lost=sum(e.outcome == Outcome.ACKNOWLEDGED and not found[e.key] for e in entries),
        doubles=sum(len(pks) > 1 for pks in found.values()),
        torn=sum(
            pk in torn or (e.with_file and pk not in with_files)
            for e in entries
            for pk in found[e.key]
        ),
        ghosts=sum(e.outcome == Outcome.REFUSED and bool(found[e.key]) for e in entries),
    )


def _torn(posts: dict[int, str]) -> set[int]:
    """Posts that are listed nowhere, or of which no activity tells."""
    listed = set(PostSource.objects.values_list("post", flat=True))
    told = set(
        Activity.objects.filter(object_type="stream.post").values_list("object_id", flat=True)
    )
    ours = {pk for pk, words in posts.items() if words.startswith(words_of(""))}
    return ours - (listed & told)


def _posts_with_whole_files() -> set[int]:
    """Posts with a file that is really on the disk."""
    rows = Attachment.objects.exclude(file=None).values_list("post", "file__key")
    return {post for post, key in rows if default_storage.exists(key)}
