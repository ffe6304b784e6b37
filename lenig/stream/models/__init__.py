from lenig.stream.models.attachment import Attachment
from lenig.stream.models.bookmark import Bookmark
from lenig.stream.models.closure import Closure, Pin
from lenig.stream.models.comment import Comment
from lenig.stream.models.draft import Draft
from lenig.stream.models.following import Follow, Level, Watch
from lenig.stream.models.mention import Mention
from lenig.stream.models.post import Post, State
from lenig.stream.models.reaction import CommentReaction, Reaction, ReactionType
from lenig.stream.models.revision import CommentRevision, PostRevision
from lenig.stream.models.share import Share
from lenig.stream.models.source import PostSource, Source
from lenig.stream.models.submission import Submission
from lenig.stream.models.topic import PostTopic, Steward, Synonym, Topic
from lenig.stream.models.visit import SourceVisit, Visit

__all__ = [
    "Attachment",
    "Bookmark",
    "Closure",
    "Comment",
    "CommentReaction",
    "CommentRevision",
    "Draft",
    "Follow",
    "Level",
    "Mention",
    "Pin",
    "Post",
    "PostRevision",
    "PostSource",
    "PostTopic",
    "Reaction",
    "ReactionType",
    "Share",
    "Source",
    "SourceVisit",
    "State",
    "Steward",
    "Submission",
    "Synonym",
    "Topic",
    "Visit",
    "Watch",
]
