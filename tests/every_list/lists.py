"""Every list of the site: where it is, how it is filled, and what it may cost.

A list that is new is added here, or its route is named in `no_lists.py` with the reason
why it is none; otherwise `test_every_list_is_covered` fails.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.every_list import filling
from tests.every_list.filling import Office

Fill = Callable[[Office, int], list[str]]


@dataclass(frozen=True)
class ListOf:
    """One list: `fill` puts so many rows in it and gives the mark of each, by which it is found again."""

    route: str
    address: Callable[[Office], str]
    fill: Fill
    #: The most queries for a page of twenty, with nothing kept from before.
    queries: int
    #: What it says, in English, when nothing is in it; empty where it is never without a row.
    empty: str = ""
    #: Rows on a page; 0 for a list that shows all there is.
    page: int = 0
    #: How many it shows at all, where that is less than there are.
    most: int = 0
    who: str = "carla"
    name: str = ""

    def __str__(self) -> str:
        return self.name or self.route


def at(address: str) -> Callable[[Office], str]:
    """An address, with the handles of the office filled in."""
    return lambda office: address.format_map(Handles(office))


class Handles(dict[str, str]):
    """The handles of an office by name: each thing is made when an address first asks for it."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def __missing__(self, name: str) -> str:
        return str(getattr(self.office, name))


POSTS = 20

LISTS = [
    # -- Posts ---------------------------------------------------------------------------
    ListOf("stream:home", at("/"), filling.followed_posts, 29, "", POSTS, name="for you"),
    ListOf("stream:home", at("/?tab=new"), filling.followed_posts, 25, "", POSTS, name="new"),
    ListOf(
        "stream:home",
        at("/?tab=organisation"),
        filling.posts,
        24,
        "",
        POSTS,
        name="organisation",
    ),
    ListOf(
        "stream:topic",
        at("/topics/{topic}/"),
        filling.posts_about,
        16,
        "",
        POSTS,
    ),
    ListOf(
        "groups:group",
        at("/groups/{group}/"),
        filling.posts_in_group,
        20,
        "Nothing here yet",
        POSTS,
    ),
    ListOf(
        "groups:move-from",
        at("/groups/{group}/moving/"),
        filling.posts_in_group,
        12,
        "There is nothing here that can be moved.",
        POSTS,
    ),
    ListOf(
        "stream:posts_of_person",
        at("/people/{person}/posts/"),
        filling.posts,
        20,
        "No posts that you can see",
        POSTS,
    ),
    ListOf(
        "stream:bookmarks", at("/bookmarks/"), filling.bookmarks, 13, "Nothing saved yet", POSTS
    ),
    ListOf("stream:drafts", at("/drafts/"), filling.drafts, 8, "No drafts"),
    ListOf(
        "stream:history",
        at("/posts/{post}/history/"),
        filling.versions,
        9,
        "It never said anything else",
        who="anouk",
    ),
    # -- What is said and felt -----------------------------------------------------------
    ListOf("stream:post", at("/posts/{post}/"), filling.comments, 21, "", 20),
    ListOf("stream:reactions", at("/posts/{post}/reactions/"), filling.reactions, 10, "", 30),
    ListOf(
        "stream:comment_reactions",
        lambda office: f"/comments/{office.comment}/reactions/",
        filling.comment_reactions,
        10,
        "",
        30,
    ),
    ListOf(
        "stream:comment_history",
        lambda office: f"/comments/{office.comment}/history/",
        filling.versions_of_comment,
        9,
        "It never said anything else",
        who="anouk",
    ),
    ListOf("notifications:waiting", at("/waiting/"), filling.notices, 9, "Nothing", 20),
    # -- Topics and following ------------------------------------------------------------
    ListOf(
        "stream:topics", at("/topics/?q=lijst"), filling.topics, 13, "No topic with that word.", 40
    ),
    ListOf("stream:suggest", at("/topics/suggest/?q=lijst"), filling.topics, 6, most=8),
    ListOf(
        "stream:topic_followers",
        at("/topics/{topic}/followers/"),
        filling.followers_of_topic,
        11,
        "Nobody yet.",
        40,
    ),
    ListOf(
        "stream:followers",
        at("/people/{person}/followers/"),
        filling.followers,
        17,
        "Nobody yet.",
        40,
    ),
    ListOf(
        "stream:following",
        at("/people/{person}/following/"),
        filling.following,
        16,
        "Follows nobody that you can see.",
    ),
    ListOf(
        "stream:manage_topic",
        at("/topics/{topic}/manage/"),
        filling.synonyms,
        10,
        who="chidi",
    ),
    # -- Groups --------------------------------------------------------------------------
    ListOf("groups:groups", at("/groups/"), filling.groups, 8, "", 24),
    ListOf(
        "groups:of-person",
        at("/people/{person}/groups/"),
        filling.groups_of_person,
        14,
        "No groups that you can see.",
    ),
    ListOf("groups:members", at("/groups/{group}/members/"), filling.members, 11, "", 50),
    ListOf(
        "groups:requests",
        at("/groups/{group}/requests/"),
        filling.requests,
        11,
        "Nobody is waiting.",
    ),
    ListOf("groups:invitations", at("/groups/{group}/invitations/"), filling.invitations, 10),
    ListOf("groups:about", at("/groups/{group}/about/"), filling.reports, 12),
    ListOf("groups:goals", at("/groups/{group}/goals/"), filling.goals, 10, "No goals yet."),
    ListOf(
        "groups:ownerless",
        at("/groups/ownerless/"),
        filling.ownerless,
        8,
        "Every group has an owner",
        who="chidi",
    ),
    ListOf("stream:compose", at("/compose/"), filling.places, 9),
    ListOf("stream:share", at("/posts/{post}/share/"), filling.places, 10),
    ListOf("groups:move-post", at("/posts/{post}/moving/"), filling.places, 9, who="anouk"),
    ListOf(
        "oversight:elevations",
        at("/oversight/"),
        filling.elevations,
        10,
        "Nobody has read along.",
        who="beheer",
    ),
    # -- People --------------------------------------------------------------------------
    ListOf("people:directory", at("/people/?q=Wubbo"), filling.people, 15, "Nobody found", 20),
    ListOf("people:suggest", at("/people/suggest/?q=Wubbo"), filling.people, 7, most=8),
    ListOf(
        "people:department",
        at("/departments/{part}/"),
        filling.people_in_department,
        20,
        "Nobody has a position here yet.",
        20,
    ),
    ListOf("people:organisation", at("/organisation/?at=all"), filling.departments, 17),
    ListOf("people:branch", at("/organisation/{part}/"), filling.people_in_department, 12, most=12),
    ListOf(
        "people:absences",
        lambda office: f"/people/{office.cast.carla.handle}/absences/",
        filling.absences,
        9,
    ),
    ListOf(
        "people:manage",
        at("/manage/people/?q=Wubbo"),
        filling.people,
        9,
        "Nobody here. Search for something else.",
        50,
        who="beheer",
    ),
    ListOf(
        "people:invitations",
        at("/manage/invitations/"),
        filling.invitations_by_mail,
        9,
        "Nobody is waiting at the door.",
        50,
        who="beheer",
    ),
    ListOf(
        "people:manage-organisation",
        at("/manage/organisation/"),
        filling.domains,
        9,
        "No domain yet: people come in by invitation only.",
        who="beheer",
    ),
    ListOf(
        "people:manage-organisation",
        at("/manage/organisation/"),
        filling.locations,
        10,
        "No location yet.",
        who="beheer",
        name="people:manage-organisation, locations",
    ),
    ListOf(
        "people:manage-departments",
        at("/manage/departments/"),
        filling.departments,
        8,
        "No department yet. The org chart begins with the first one.",
        who="beheer",
    ),
    ListOf("people:security", at("/settings/security/"), filling.sessions, 11),
]
