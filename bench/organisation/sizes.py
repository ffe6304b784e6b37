"""How large an organisation is made, and who in it has a part to play."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many there are of each."""

    people: int
    posts: int
    groups: int
    topics: int


SIZES = {
    # Only to see that the benchmark itself works: its figures mean nothing.
    "tiny": Size(people=120, posts=900, groups=10, topics=20),
    "small": Size(people=1_000, posts=20_000, groups=60, topics=80),
    "full": Size(people=10_000, posts=1_000_000, groups=400, topics=333),
    "huge": Size(people=100_000, posts=1_000_000, groups=4_000, topics=3_333),
}

#: Readers, by their numbers: who follows 340 sources, 80, and just 3 people.
ACTIVE, ORDINARY, SPARSE = 5, 2, 3
#: Followed by everybody but SPARSE. The last person is followed by nobody.
DIRECTOR = 4
#: The open group in which a twentieth of all posts is shared: 50,000 at full size.
BUSY_GROUP = 1
