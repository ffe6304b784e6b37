"""A colleague becomes a guest: what they may no longer see is gone, wherever it stood."""

import pytest
from django.test import Client
from django.urls import reverse

from lenig.access.models import AudienceMembership
from lenig.access.scope import every_row
from lenig.access.viewer import Viewer
from lenig.groups.actions.asking import ask_to_join, let_asker_in
from lenig.groups.actions.inviting import accept_invitation, invite
from lenig.groups.actions.roles import set_role
from lenig.groups.models import Answer, Group, Invitation, Membership
from lenig.groups.models import Role as InGroup
from lenig.groups.tests.conftest import Share
from lenig.notifications.models import Notice
from lenig.oversight.actions import elevate
from lenig.people.actions.roles import change_role
from lenig.people.models import Person, Role
from lenig.stream.actions.following import follow, watch
from lenig.stream.actions.keeping import bookmark
from lenig.stream.models import Bookmark, Follow, Level, Watch
from lenig.stream.sources import source_of_person
from tests.cast import Cast


def groups_of(person: Person) -> set[str]:
    with every_row(because="a test looks"):
        names = Membership.objects.filter(person=person).values_list("group__name", flat=True)
        return set(names)


def invited(cast: Cast, group: Group, person: Person) -> None:
    [invitation] = invite(group, [person], viewer=cast.viewer("carla"))
    accept_invitation(invitation, viewer=Viewer.of(person))


@pytest.fixture
def administrator(client: Client, cast: Cast) -> Client:
    client.force_login(cast.beheer)
    return client


def change(administrator: Client, person: Person, **data: str) -> str:
    address = reverse("people:role", args=[person.handle])
    return administrator.post(address, {"role": Role.GUEST, **data}).content.decode()


def test_what_happens_is_said_before_it_is_done(administrator: Client, cast: Cast) -> None:
    cast.o, cast.s  # noqa: B018 - Xander is a member of both

    page = change(administrator, cast.xander)

    cast.xander.refresh_from_db()
    assert cast.xander.role == Role.MEMBER
    assert "Gaat uit deze open groepen: Wijkteams." in page
    assert "Reorganisatie" not in page
    assert groups_of(cast.xander) == {"Wijkteams", "Reorganisatie"}

    change(administrator, cast.xander, confirmed="yes")

    cast.xander.refresh_from_db()
    assert cast.xander.role == Role.GUEST


def test_a_guest_keeps_only_groups_into_which_somebody_let_them(cast: Cast) -> None:
    cast.o, cast.s  # noqa: B018
    invited(cast, cast.g, cast.xander)
    request = ask_to_join(cast.c, viewer=cast.viewer("xander"))
    let_asker_in(request, viewer=cast.viewer("carla"))
    assert groups_of(cast.xander) == {"Wijkteams", "Reorganisatie", "Bouwpartners", "Jeugdzorg"}

    change_role(cast.xander, actor=cast.beheer, role=Role.GUEST)

    viewer = cast.viewer("xander")
    assert groups_of(cast.xander) == {"Bouwpartners", "Jeugdzorg"}
    assert viewer.audience_ids == {cast.g.own_audience_id, cast.c.own_audience_id}


def test_a_guest_looks_after_no_group(cast: Cast) -> None:
    invited(cast, cast.g, cast.xander)
    with every_row(because="a test makes an owner"):
        mine = Membership.objects.select_related("group", "person").get(person=cast.xander)
    set_role(mine, InGroup.OWNER, viewer=cast.viewer("carla"))
    assert cast.viewer("xander").owns(cast.g.own_audience_id)

    change_role(cast.xander, actor=cast.beheer, role=Role.GUEST)

    assert cast.viewer("xander").takes_part_in(cast.g.own_audience_id)
    assert not cast.viewer("xander").moderates(cast.g.own_audience_id)
    with every_row(because="a test looks"):
        mine.refresh_from_db()
    assert mine.role == InGroup.MEMBER


def test_follows_bookmarks_and_notices_of_what_is_hidden_now_are_gone(
    cast: Cast, share: Share
) -> None:
    invited(cast, cast.g, cast.esra)
    seen = share(cast.carla, "In de groep.", cast.g)
    hidden = [share(cast.anouk, "Voor @Esra Öztürk.", None), share(cast.anouk, "Hier.", cast.o)]
    viewer = cast.viewer("esra")
    follow(source_of_person(cast.anouk), viewer=viewer)
    for post in (seen, *hidden):
        bookmark(post, viewer=viewer)
        watch(post, viewer=viewer, level=Level.ALL)

    change_role(cast.esra, actor=cast.beheer, role=Role.GUEST)

    follows = set(Follow.objects.filter(person=cast.esra).values_list("source_id", flat=True))
    assert follows == {cast.g.source_id}
    for model in (Bookmark, Watch):
        kept = model.objects.filter(person=cast.esra).values_list("post_id", flat=True)
        assert list(kept) == [seen.pk]
    assert not Notice.objects.filter(person=cast.esra).unread().exists()


def test_their_pages_show_nothing_of_it(client: Client, cast: Cast, share: Share) -> None:
    invited(cast, cast.g, cast.esra)
    share(cast.carla, "In de bouwgroep.", cast.g)
    share(cast.anouk, "In de wijkgroep.", cast.o)
    follow(source_of_person(cast.anouk), viewer=cast.viewer("esra"))

    change_role(cast.esra, actor=cast.beheer, role=Role.GUEST)

    client.force_login(cast.esra)
    for page in ("/", "/?tab=organisation", "/bookmarks/", "/groups/", "/people/"):
        text = client.get(page).content.decode()
        assert "In de wijkgroep." not in text
        assert "Wijkteams" not in text
        assert "Anouk" not in text
    assert "In de bouwgroep." in client.get("/").content.decode()


def test_an_invitation_to_an_open_group_leads_nowhere_then(cast: Cast) -> None:
    invite(cast.o, [cast.dewi], viewer=cast.viewer("redactie"))
    invite(cast.g, [cast.dewi], viewer=cast.viewer("carla"))

    change_role(cast.dewi, actor=cast.beheer, role=Role.GUEST)

    with every_row(because="a test looks"):
        waiting = Invitation.objects.filter(person=cast.dewi, answer=Answer.WAITING)
        assert [each.group for each in waiting] == [cast.g]


def test_who_administers_no_more_reads_along_no_more(cast: Cast, share: Share) -> None:
    change_role(cast.bram, actor=cast.beheer, role=Role.ADMINISTRATOR)
    elevate(Viewer.of(cast.bram), cast.s.own_audience_id, reason="Een melding.")
    assert cast.s.own_audience_id in cast.viewer("bram").audience_ids

    change_role(cast.bram, actor=cast.beheer, role=Role.MEMBER)

    assert cast.s.own_audience_id not in cast.viewer("bram").audience_ids
    elevated = AudienceMembership.Because.ELEVATION
    assert not AudienceMembership.objects.filter(person=cast.bram, because=elevated).exists()
