"""The stream's part of the map: what is shared, said, kept and followed."""

from django.urls import path

from lenig.stream.views import commenting, composing, home, keeping, posts, reacting

app_name = "stream"

urlpatterns = [
    path("", home.home, name="home"),
    path("compose/", composing.compose, name="compose"),
    path("posts/<handle:handle>/", posts.post, name="post"),
    path("posts/<handle:handle>/reaction/", reacting.reaction, name="reaction"),
    path("posts/<handle:handle>/bookmark/", keeping.keep, name="bookmark"),
    path("posts/<handle:handle>/comments/", commenting.comments, name="comments"),
    path("comments/<handle:handle>/", commenting.comment, name="comment"),
    path("comments/<handle:handle>/reaction/", reacting.comment_reaction, name="comment_reaction"),
    path("topics/<handle:handle>/", posts.topic, name="topic"),
]
