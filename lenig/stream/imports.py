"""What an import may create here: topics, posts, comments, reactions and follows."""

from lenig.contracts.importing import Importable, declare, hands_over, nothing_by_id
from lenig.stream.importing.comments import write_comments
from lenig.stream.importing.follows import write_follows
from lenig.stream.importing.handing_over import hand_over_words
from lenig.stream.importing.known import find_comments, find_posts
from lenig.stream.importing.posts import write_posts
from lenig.stream.importing.reactions import write_reactions
from lenig.stream.importing.topics import find_topics, write_topics

declare(
    Importable(
        type="topic",
        plural="topics",
        order=70,
        write=write_topics,
        find=find_topics,
        is_remembered=True,
    )
)
declare(Importable(type="post", plural="posts", order=80, write=write_posts, find=find_posts))
declare(
    Importable(
        type="comment",
        plural="comments",
        order=90,
        write=write_comments,
        find=find_comments,
    )
)
declare(
    Importable(
        type="reaction",
        plural="reactions",
        order=100,
        write=write_reactions,
        find=nothing_by_id,
        is_remembered=True,
        twice="a second click by the same person",
    )
)
declare(
    Importable(
        type="follow",
        plural="follows",
        order=110,
        write=write_follows,
        find=nothing_by_id,
        is_remembered=True,
    )
)
hands_over(hand_over_words)
