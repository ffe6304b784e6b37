"""The groups' part of the map."""

from django.urls import path

from lenig.groups.views import (
    groups,
    invitations,
    members,
    membership,
    moving,
    ownerless,
    profile,
    project,
    requests,
    settings,
    visibility,
)

app_name = "groups"

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.new_group, name="new"),
    path("groups/ownerless/", ownerless.ownerless, name="ownerless"),
    path("groups/<handle:handle>/", groups.group, name="group"),
    path("groups/<handle:handle>/about/", groups.about, name="about"),
    # One's own membership.
    path("groups/<handle:handle>/membership/", membership.membership, name="membership"),
    path("groups/<handle:handle>/leaving/", membership.leaving, name="leaving"),
    path("groups/<handle:handle>/level/", membership.level, name="level"),
    path("groups/<handle:handle>/welcome/", membership.welcome, name="welcome"),
    path("groups/<handle:handle>/ownership/", membership.ownership, name="ownership"),
    # Who is in, and who comes in.
    path("groups/<handle:handle>/members/", members.members, name="members"),
    path("groups/<handle:handle>/members/<handle:person>/role/", members.role, name="role"),
    path(
        "groups/<handle:handle>/members/<handle:person>/removal/", members.removal, name="removal"
    ),
    path("groups/<handle:handle>/invitations/", invitations.invitations, name="invitations"),
    path(
        "groups/<handle:handle>/invitations/<handle:invitation>/",
        invitations.taken_back,
        name="invitation-back",
    ),
    path("groups/<handle:handle>/joining/", requests.joining, name="joining"),
    path("groups/<handle:handle>/joining/withdrawal/", requests.withdrawal, name="withdrawal"),
    path("groups/<handle:handle>/requests/", requests.requests, name="requests"),
    path("groups/<handle:handle>/requests/<handle:asked>/", requests.answer, name="answer"),
    # What owners and moderators do.
    path("groups/<handle:handle>/settings/", settings.settings, name="settings"),
    path("groups/<handle:handle>/visibility/", visibility.visibility, name="visibility"),
    path("groups/<handle:handle>/archival/", settings.archival, name="archival"),
    path("groups/<handle:handle>/status/", project.status, name="status"),
    path("groups/<handle:handle>/goals/", project.goals, name="goals"),
    path("groups/<handle:handle>/goals/<handle:goal>/", project.goal, name="goal"),
    path(
        "groups/<handle:handle>/goals/<handle:goal>/removal/",
        project.goal_removal,
        name="goal-removal",
    ),
    path("groups/<handle:handle>/moving/", moving.move_from, name="move-from"),
    # From elsewhere.
    path("groups/invitations/<handle:handle>/", invitations.invitation, name="invitation"),
    path("posts/<handle:handle>/moving/", moving.move_post, name="move-post"),
    path("people/<handle:handle>/groups/", profile.groups_of, name="of-person"),
]
