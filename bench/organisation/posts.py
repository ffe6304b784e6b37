"""What was shared in two years, and what others said and felt about a fifth of it."""

import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bench.loading import Row, load
from bench.organisation.made import YEARS, Made, id_at
from bench.organisation.places import is_closed, readers_of
from bench.organisation.sizes import BUSY_GROUP
from bench.organisation.words import WORDS
from lenig.access.models import EVERYONE
from lenig.stream.models import Comment, Post, PostSource, PostTopic, Reaction

BATCH = 20_000
COMMENTS, LIKES, THANKS = 5, 7, 3


@dataclass
class Batch:
    """Rows that are written together."""

    posts: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)
    topics: list[Row] = field(default_factory=list)
    comments: list[Row] = field(default_factory=list)
    reactions: list[Row] = field(default_factory=list)

    def write(self) -> None:
        load(Post, self.posts)
        load(PostSource, self.entries)
        load(PostTopic, self.topics)
        load(Comment, self.comments)
        load(Reaction, self.reactions)


def make_posts(made: Made) -> None:
    """All posts, evenly over two years, with what belongs to them."""
    step = YEARS / made.size.posts
    for first in range(1, made.size.posts + 1, BATCH):
        batch = Batch()
        for number in range(first, min(first + BATCH, made.size.posts + 1)):
            _post(made, number, made.start + step * number, batch)
        batch.write()
        done = min(first + BATCH - 1, made.size.posts)
        if sys.stderr.isatty():
            print(f"\r  posts    {done:>9,} ", end="", file=sys.stderr, flush=True)


def _post(made: Made, number: int, moment: datetime, batch: Batch) -> None:
    chance = made.chance
    post, author, group = id_at(moment, number), chance.randrange(1, made.size.people), _place(made)
    audience = readers_of(made, group) if group else EVERYONE
    topics = chance.sample(range(1, made.size.topics + 1), chance.choice((0, 0, 1, 2)))
    is_talked_about = chance.random() < 0.2
    text = " ".join(chance.choices(WORDS, k=chance.randrange(8, 60)))
    batch.posts.append(
        {
            "id": post,
            "handle": made.handle(number),
            "author_id": author,
            "audience_id": audience,
            "place_id": made.source_of_group(group) if group else None,
            "kind": "update",
            "content": text,
            "html": f"<p>{text}</p>",
            "comment_count": COMMENTS if is_talked_about else 0,
            "count_like": LIKES if is_talked_about else 0,
            "count_thanks": THANKS if is_talked_about else 0,
        }
    )
    sources = {made.source_of_group(group)} if group else set()
    if not is_closed(group) or not group:
        sources |= {made.source_of_person(author), *(made.source_of_topic(n) for n in topics)}
    batch.entries += [{"source_id": s, "post_id": post, "audience_id": audience} for s in sources]
    batch.topics += [{"id": post + n, "post_id": post, "topic_id": t} for n, t in enumerate(topics)]
    if is_talked_about:
        _conversation(made, post, number, moment, batch)


def _place(made: Made) -> int:
    """Half of all posts are shared in a group, a tenth of those in the busy one."""
    if made.chance.random() < 0.5:
        return 0
    if made.chance.random() < 0.1:
        return BUSY_GROUP
    return made.chance.randrange(1, made.size.groups + 1)


def _conversation(made: Made, post: int, number: int, moment: datetime, batch: Batch) -> None:
    chance = made.chance
    people = made.people(LIKES + THANKS)
    for n in range(COMMENTS):
        text = " ".join(chance.choices(WORDS, k=12))
        batch.comments.append(
            {
                "id": id_at(moment + timedelta(minutes=n + 1), post + n),
                "handle": made.handle(number * COMMENTS + n),
                "post_id": post,
                "author_id": people[n],
                "content": text,
                "html": f"<p>{text}</p>",
            }
        )
    batch.reactions += [
        {
            "id": post + n,
            "post_id": post,
            "person_id": person,
            "type": "like" if n < LIKES else "thanks",
            "at": moment,
        }
        for n, person in enumerate(people)
    ]
