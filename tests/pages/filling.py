"""A world in which there is something of everything, made as people make it."""

from datetime import timedelta

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from lenig.activity.consequences import work_out_all
from lenig.activity.models import Activity
from lenig.files.actions.taking_in import take_in
from lenig.files.models import StoredFile
from lenig.files.tests import samples
from lenig.groups.actions.archiving import archive
from lenig.groups.actions.asking import ask_to_join
from lenig.groups.actions.belonging import let_in
from lenig.groups.actions.describing import report_status, set_cover, set_goal
from lenig.groups.actions.founding import build_group
from lenig.groups.actions.inviting import invite as invite_into
from lenig.groups.axes import Joining, Visibility
from lenig.groups.models import Group, Light, Role
from lenig.oversight.actions import elevate
from lenig.people.accounts.passkeys import passkeys_of
from lenig.people.accounts.reset import reset_token
from lenig.people.actions.being_away import go_away
from lenig.people.actions.inviting import invite
from lenig.people.actions.leaving import deactivate
from lenig.people.models import AllowedDomain, Department, Location, Organisation
from lenig.people.tests.accounts.test_own_account import add_passkey
from lenig.people.tests.conftest import Office, crowd, found_office, knows, seat
from lenig.stream.actions.commenting import NewComment, comment_on, edit_comment, withdraw_comment
from lenig.stream.actions.curating import add_steward, add_synonym, describe_topic
from lenig.stream.actions.editing import edit, withdraw
from lenig.stream.actions.following import follow
from lenig.stream.actions.keeping import bookmark, keep_draft
from lenig.stream.actions.looking_after import close_comments, pin
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.reacting import set_comment_reaction, set_reaction
from lenig.stream.models import Post, Topic
from lenig.stream.sources import source_of_person
from tests.cast import Cast
from tests.every_kind.examples import kinds, new_post
from tests.pages.world import World

LONG = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed eiusmod tempor. " * 12
#: What the link in an invitation holds.
TOKEN = "porta-aperta"


def full(cast: Cast) -> World:
    """A year later: something of everything, for Carla, for the administrator and for a guest."""
    world = World(cast)
    with transaction.atomic():
        Organisation.objects.create(name="Zuiderdam")
        AllowedDomain.objects.create(domain="zuiderdam.example")
    _fill_people(world, found_office(cast))
    _fill_groups(world)
    _fill_projects(world)
    _fill_stream(world)
    _fill_accounts(world)
    for activity in Activity.objects.every_row(because="a test is the worker"):
        work_out_all(activity)
    return world


# -- People ------------------------------------------------------------------------------


def _fill_people(world: World, office: Office) -> None:
    cast, today = world.cast, timezone.localdate()
    with transaction.atomic():
        _tell_about_carla(cast)
        cast.esra.surname = "Wolfeschlegelsteinhausenbergerdorff"
        cast.esra.save()
        forum = Location.objects.get(name="Forum")
        space = Department.objects.create(name="Spatium", parent=office.service)
        empty = Department.objects.create(name="Vacuum", source="Tabula")
    vacant = seat(None, "Praefectus", space, head=True)
    for person in crowd(23):
        seat(person, "Scriba", space)
    absences = [
        go_away(who, first_day=today, last_day=today + timedelta(days), stand_in=cast.bram)
        for who, days in ((cast.carla, 3), (cast.esra, 1), (cast.beheer, 2))
    ]
    world.put("people/", cast.carla.handle, cast.beheer.handle, cast.esra.handle)
    world.put("people/*/fields/", "phone", "about", "working_days")
    world.put("people/*/absences/", *(each.handle for each in absences))
    world.put("people/*/positions/", office.carla.handle, office.bram.handle)
    world.put("departments/", office.service.handle)
    world.put("organisation/", office.service.handle)
    world.put("manage/departments/", office.service.handle, space.handle, empty.handle)
    world.put("manage/departments/*/vacancies/", vacant.handle)
    world.put("manage/locations/", forum.handle)
    world.put("organisation/seats/", office.carla.handle)


def _tell_about_carla(cast: Cast) -> None:
    carla = cast.carla
    carla.location = Location.objects.create(name="Forum")
    carla.pronouns, carla.name_sound, carla.phone = "zij/haar", "kar-la", "088 000 02 14"
    carla.working_days, carla.languages, carla.about = "1,2,3,4,5,6,7", "Latina", LONG[:400]
    carla.save()
    knows(carla, "parkeren", "verhuizen")


# -- Groups ------------------------------------------------------------------------------


def _fill_groups(world: World) -> None:
    cast = world.cast
    asked = ask_to_join(cast.c, viewer=cast.viewer("bram"), words="Ora et labora.")
    far = _group("Procul", owner=cast.redactie, joining=Joining.REQUEST)
    invited = invite_into(far, [cast.carla, cast.beheer], viewer=cast.viewer("redactie"))
    sent = invite_into(cast.s, [cast.bram], viewer=cast.viewer("carla"), words="Salve!")
    past = _group("Praeterita", owner=cast.carla)
    archive(past, viewer=cast.viewer("carla"))
    with transaction.atomic():
        build_group(name="Sine domino", purpose="Lorem ipsum.")
        for group in Group.objects.every_row(because="a test gives them a purpose in Latin"):
            group.purpose = "Lorem ipsum dolor sit amet."
            group.save()
    elevation = elevate(cast.viewer("beheer"), cast.c.own_audience_id, reason="Quis custodiet?")
    every = (cast.s, cast.o, cast.c, _group("Extra", owner=cast.redactie), far, cast.g, past)
    world.put("groups/", *(each.handle for each in every))
    world.put("groups/*/requests/", asked.handle)
    world.put("groups/*/invitations/", sent[0].handle)
    world.put("groups/*/members/", cast.dewi.handle, cast.anouk.handle)
    world.put("groups/invitations/", *(each.handle for each in invited))
    world.put("oversight/", elevation.handle)


@transaction.atomic
def _group(name: str, *, owner: object, joining: Joining = Joining.FREE) -> Group:
    visibility = Visibility.CLOSED if joining == Joining.REQUEST else Visibility.OPEN
    group = build_group(
        name=name, visibility=visibility, joining=joining, purpose="Lorem ipsum dolor sit amet."
    )
    let_in(group, owner, role=Role.OWNER)  # type: ignore[arg-type]
    return group


def _fill_projects(world: World) -> None:
    cast = world.cast
    looking = cast.viewer("carla")
    goals = [
        set_goal(cast.s, text=words, due=timezone.localdate(), progress=progress)
        for words, progress in (("Carpe diem", 40), ("Veni, vidi, vici", 100))
    ]
    report_status(cast.s, viewer=looking, light=Light.ATTENTION, sentence="Festina lente.")
    set_cover(cast.s, _picture(world), viewer=looking)
    world.put("groups/*/goals/", *(each.handle for each in goals))


def _picture(world: World) -> StoredFile:
    body = samples.picture("PNG", (900, 300))
    return take_in(SimpleUploadedFile("forum.png", body), world.cast.carla)


# -- The stream --------------------------------------------------------------------------


def _fill_stream(world: World) -> None:
    cast = world.cast
    for writer in ("carla", "beheer"):
        _write(world, writer)
    for kind in kinds():
        post = publish(
            new_post(kind, "Lorem ipsum.", viewer=cast.viewer("carla")), viewer=cast.viewer("carla")
        )
        world.put("posts/", post.handle)
    gone = publish(NewPost("update", "Sic transit."), viewer=cast.viewer("carla"))
    withdraw(gone, viewer=cast.viewer("carla"))
    world.put("posts/", gone.handle)
    _fill_topic(world)


def _write(world: World, writer: str) -> None:
    """A post with all that can hang on it, and what its writer keeps for themselves."""
    cast, me = world.cast, world.cast.viewer(writer)
    follow(source_of_person(cast.anouk), viewer=me)
    theirs = publish(
        NewPost("update", f"{LONG}\n\n#parkeren", files=()), viewer=cast.viewer("anouk")
    )
    named = f"Salve @{me.me.name}!"
    publish(NewPost("update", f"{named} #parkeren"), viewer=cast.viewer("anouk"))
    place = cast.s.source if writer == "carla" else None
    files = (_picture(world),) if writer == "carla" else ()
    post = publish(NewPost("update", f"{LONG} #parkeren", place=place, files=files), viewer=me)
    edit(post, viewer=me, content=f"{LONG} Errata. #parkeren")
    _talk_under(world, post, writer)
    bookmark(theirs, viewer=me)
    draft = keep_draft(viewer=me, kind="update", fields={"content": "Alea iacta"})
    if place:
        pin(post, viewer=me)
        close_comments(theirs, viewer=cast.viewer("anouk"), reason="Satis.")
    world.put("posts/", post.handle, theirs.handle)
    world.put("drafts/", draft.handle)


def _talk_under(world: World, post: Post, writer: str) -> None:
    cast, me = world.cast, world.cast.viewer(writer)
    mine = comment_on(post, NewComment("Cogito."), viewer=me)
    edit_comment(mine, viewer=me, content="Cogito, ergo sum.")
    other = cast.viewer("dewi" if post.place_id else "esra")
    comment_on(post, NewComment("Optime!", parent=mine), viewer=other)
    set_comment_reaction(mine, viewer=other, reaction="useful")
    set_reaction(post, viewer=other, reaction="thanks")
    gone = comment_on(post, NewComment("Mea culpa."), viewer=me)
    withdraw_comment(gone, viewer=me)
    world.put("comments/", mine.handle)


def _fill_topic(world: World) -> None:
    cast, manager = world.cast, world.cast.viewer("chidi")
    topic = Topic.objects.every_row(because="what a test made").get(slug="parkeren")
    describe_topic(topic, viewer=manager, word="parkeren", description="Lorem ipsum.")
    add_synonym(topic, viewer=manager, slug="vehiculum")
    add_steward(topic, viewer=manager, person=cast.carla)
    world.put("topics/", topic.handle)
    world.put("follow/", topic.handle)


# -- Accounts ----------------------------------------------------------------------------


def _fill_accounts(world: World) -> None:
    cast = world.cast
    deactivate(cast.dora, actor=cast.beheer, reason="Abiit.")
    invitation = invite("nova@zuiderdam.example", actor=cast.beheer, name="Nova Persona")
    with transaction.atomic():
        invitation.hold(TOKEN, now=timezone.now())
        invitation.save()
        address = EmailAddress.objects.create(user=cast.bram, email="bram@example.org")
    add_passkey(cast.dewi, "Tabula")
    [passkey] = passkeys_of(cast.dewi)
    world.put("settings/passkeys/", passkey.handle)
    world.put("manage/people/", cast.bram.handle, cast.dora.handle)
    world.put("manage/invitations/", invitation.handle)
    world.put("manage/organisation/domains/", "zuiderdam.example")
    world.put("join/", TOKEN)
    world.put("account/email/confirm/", EmailConfirmationHMAC(address).key)
    world.put("account/password/reset/", cast.bram.handle)
    # The secret goes into the session, and the page stands at an address without it.
    world.put("account/password/reset/*/", reset_token.make_token(cast.bram), "set-password")
