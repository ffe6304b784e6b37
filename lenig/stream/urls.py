"""The stream's part of the map: what is shared, said, kept and followed."""

from django.urls import path

from lenig.stream.views import (
    changing,
    commenting,
    composing,
    following,
    home,
    keeping,
    looking_after,
    posts,
    reacting,
    topics,
)

app_name = "stream"

_POST, _COMMENT = "posts/<handle:handle>", "comments/<handle:handle>"

urlpatterns = [
    path("", home.home, name="home"),
    path("compose/", composing.compose, name="compose"),
    path("bookmarks/", keeping.bookmarks, name="bookmarks"),
    path("follow/<handle:handle>/", following.follow_one, name="follow"),
    path(f"{_POST}/", posts.post, name="post"),
    path(f"{_POST}/more/", posts.more, name="more"),
    path(f"{_POST}/reaction/", reacting.reaction, name="reaction"),
    path(f"{_POST}/reactions/", reacting.reactions, name="reactions"),
    path(f"{_POST}/bookmark/", keeping.keep, name="bookmark"),
    path(f"{_POST}/watch/", keeping.watching, name="watch"),
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
    path("topics/<handle:handle>/", topics.topic, name="topic"),
]
