"""The stream's part of the map: what is shared, said, kept and followed."""

from django.urls import path

from lenig.stream.views import (
    changing,
    commenting,
    composing,
    curating,
    drafting,
    following,
    home,
    keeping,
    looking_after,
    posts,
    profiles,
    reacting,
    sharing,
    topics,
)

app_name = "stream"

_POST, _COMMENT = "posts/<handle:handle>", "comments/<handle:handle>"
_TOPIC = "topics/<handle:handle>"

urlpatterns = [
    path("", home.home, name="home"),
    path("newer/", home.newer, name="newer"),
    path("compose/", composing.compose, name="compose"),
    path("drafts/", drafting.drafts, name="drafts"),
    path("drafts/<handle:handle>/discard/", drafting.discard, name="discard"),
    path("bookmarks/", keeping.bookmarks, name="bookmarks"),
    path("follow/", following.follow_many, name="follow_many"),
    path("follow/<handle:handle>/", following.follow_one, name="follow"),
    path(f"{_POST}/", posts.post, name="post"),
    path(f"{_POST}/more/", posts.more, name="more"),
    path(f"{_POST}/reaction/", reacting.reaction, name="reaction"),
    path(f"{_POST}/reactions/", reacting.reactions, name="reactions"),
    path(f"{_POST}/bookmark/", keeping.keep, name="bookmark"),
    path(f"{_POST}/watch/", keeping.watching, name="watch"),
    path(f"{_POST}/share/", sharing.share, name="share"),
    path(f"{_POST}/comments/", commenting.comments, name="comments"),
    path(f"{_POST}/edit/", changing.edit_post, name="edit"),
    path(f"{_POST}/history/", changing.history, name="history"),
    path(f"{_POST}/withdrawal/", changing.withdrawal, name="withdrawal"),
    path(f"{_POST}/restoration/", changing.restoration, name="restoration"),
    path(f"{_POST}/pin/", looking_after.pin, name="pin"),
    path(f"{_POST}/highlight/", looking_after.highlight, name="highlight"),
    path(f"{_POST}/closure/", looking_after.closure, name="closure"),
    path(f"{_COMMENT}/", commenting.comment, name="comment"),
    path(f"{_COMMENT}/more/", commenting.more, name="more_of_comment"),
    path(f"{_COMMENT}/answer/", commenting.answer, name="answer"),
    path(f"{_COMMENT}/reaction/", reacting.comment_reaction, name="comment_reaction"),
    path(f"{_COMMENT}/reactions/", reacting.comment_reactions, name="comment_reactions"),
    path(f"{_COMMENT}/edit/", commenting.edit, name="edit_comment"),
    path(f"{_COMMENT}/history/", commenting.history, name="comment_history"),
    path(f"{_COMMENT}/withdrawal/", commenting.withdrawal, name="comment_withdrawal"),
    path(f"{_COMMENT}/restoration/", commenting.restoration, name="comment_restoration"),
    path("topics/", topics.topics, name="topics"),
    path("topics/suggest/", topics.suggest, name="suggest"),
    path(f"{_TOPIC}/", topics.topic, name="topic"),
    path(f"{_TOPIC}/followers/", profiles.topic_followers, name="topic_followers"),
    path(f"{_TOPIC}/manage/", curating.manage, name="manage_topic"),
    path(f"{_TOPIC}/synonyms/", curating.synonyms, name="synonyms"),
    path(f"{_TOPIC}/stewards/", curating.stewards, name="stewards"),
    path(f"{_TOPIC}/merge/", curating.merge, name="merge_topic"),
    path("people/<handle:handle>/posts/", profiles.posts, name="posts_of_person"),
    path("people/<handle:handle>/following/", profiles.following, name="following"),
    path("people/<handle:handle>/followers/", profiles.followers, name="followers"),
]
