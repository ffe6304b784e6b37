"""What is hidden in the groups: each fact with a word of its own, and where its readers meet it."""

from django.urls import reverse

from lenig.activity.models import Verb
from lenig.activity.recording import record
from lenig.groups.actions.asking import ask_to_join, turn_asker_down
from lenig.groups.actions.belonging import let_out
from lenig.groups.actions.describing import describe, report_status, set_cover, set_goal
from lenig.groups.actions.inviting import accept_invitation, invite
from lenig.groups.models import Goal, Group, Invitation, JoinRequest, Light, StatusReport
from lenig.oversight.actions import elevate, end_elevation
from lenig.oversight.models import Elevation
from lenig.stream.actions.commenting import (
    NewComment,
    comment_on,
    edit_comment,
    withdraw_comment,
)
from lenig.stream.actions.editing import edit, withdraw
from lenig.stream.actions.following import follow, watch
from lenig.stream.actions.keeping import bookmark, keep_draft
from lenig.stream.actions.looking_after import close_comments, pin
from lenig.stream.actions.posting import NewPost, publish
from lenig.stream.actions.reacting import set_comment_reaction, set_reaction
from lenig.stream.models import (
    Attachment,
    Closure,
    Comment,
    CommentRevision,
    Draft,
    Level,
    Post,
    PostRevision,
    Source,
    Synonym,
    Topic,
)
from tests.every_kind import examples
from tests.leaks.world import AT_WORK, IN_C, IN_G, IN_S, World

ORGANISATION = "/?tab=organisation"
#: Whoever is invited may know what the invitation tells: the name of the group and what it is for.
INVITED = IN_S | {"bram"}


def fill_groups(world: World) -> None:
    _name_groups(world)
    _fill_secret_group(world)
    _talk_in_secret_group(world)
    _keep_and_follow(world)
    _fill_project(world)
    _stand_at_the_door(world)
    _fill_closed_group(world)
    _fill_other_groups(world)
    _write_alone(world)


def _name_groups(world: World) -> None:
    for letter, readers, insiders in (
        ("s", INVITED, IN_S),
        ("c", AT_WORK, IN_C),
        ("g", AT_WORK | IN_G, IN_G),
        ("o", AT_WORK, AT_WORK),
    ):
        group = world.group(letter)
        describe(
            group,
            viewer=world.viewer("carla"),
            name=world.hide(f"{letter}name", Group, readers),
            purpose=world.hide(f"{letter}purpose", Group, readers),
            welcome=world.hide(f"{letter}welcome", Group, insiders),
        )
        world.keep("group", f"group {letter}", group, readers)
        world.put("source", f"group {letter}", group.source, readers, asked=letter == "s")
        page = group.get_absolute_url()
        reader = "gast" if letter == "g" else "carla"
        world.shown(f"{letter}name", (reader, "/groups/"), (reader, page))
        world.shown(f"{letter}purpose", (reader, page))
        world.shown(f"{letter}welcome", (reader if letter == "g" else "anouk", page))
    world.hidden["gname"].shown.append(("esra", "/groups/"))
    world.hidden["cname"].shown.append(("esra", "/groups/"))


def _fill_secret_group(world: World) -> None:
    group, anouk = world.group("s"), world.viewer("anouk")
    files = (world.file("anouk", "spaper", IN_S), world.picture("anouk", "spicture", IN_S))
    topic = world.hide("stopic", Topic, IN_S)
    new = NewPost(
        kind="update",
        content=f"{world.hide('spost', Post, IN_S)} #{topic} @{world.person('dewi').name}"
        f" @{world.person('xander').name}",
        place=group.source,
        files=files,
    )
    post: Post = world.keep("post", "the secret post", publish(new, viewer=anouk), IN_S)
    page = post.get_absolute_url()
    world.shown(
        "spost",
        ("dewi", page),
        ("dewi", ORGANISATION),
        ("dewi", "/?tab=new"),
        ("dewi", "/"),
        ("dewi", group.get_absolute_url()),
        ("dewi", "/waiting/"),
        ("dewi", "/bookmarks/"),
        ("dewi", reverse("stream:posts_of_person", args=[world.person("anouk").handle])),
    )
    world.shown("spapername", ("dewi", page), ("dewi", files[0].get_absolute_url()))
    world.shown("spicturename", ("dewi", files[1].get_absolute_url()))
    world.shown("spicturealt", ("dewi", page))
    with_word = Topic.objects.every_row(because="a test holds the topic of its own post")
    found = with_word.select_related("source").get(slug=topic)
    world.keep("topic", "the secret topic", found, IN_S)
    world.put("source", "the secret topic", found.source, IN_S)
    world.shown("stopic", ("dewi", found.get_absolute_url()), ("dewi", "/topics/"))
    Synonym.objects.create(slug=world.hide("ssynonym", Synonym, IN_S), topic=found)
    world.shown("ssynonym", ("dewi", found.get_absolute_url()))
    cover = world.picture("carla", "scover", IN_S, described=False)
    set_cover(group, cover, viewer=world.viewer("carla"))
    world.shown("scovername", ("dewi", cover.get_absolute_url()))


def _talk_in_secret_group(world: World) -> None:
    post, dewi, anouk = world.rows["the secret post"], world.viewer("dewi"), world.viewer("anouk")
    page = post.get_absolute_url()
    paper = world.file("dewi", "scommentpaper", IN_S)
    before = world.hide("scommentbefore", CommentRevision, {"dewi", "carla"})
    said = comment_on(post, NewComment(before, files=(paper,)), viewer=dewi)
    world.keep("comment", "the secret comment", said, IN_S)
    edit_comment(
        said,
        viewer=dewi,
        content=f"{world.hide('scomment', Comment, IN_S)} @{world.person('anouk').name}",
    )
    world.shown("scomment", ("anouk", page), ("anouk", ORGANISATION))
    history = reverse("stream:comment_history", args=[said.handle])
    world.shown("scommentbefore", ("dewi", history))
    world.shown("scommentpapername", ("anouk", paper.get_absolute_url()))
    answer = comment_on(
        post, NewComment(world.hide("sanswer", Comment, IN_S), parent=said), viewer=anouk
    )
    world.keep("comment", "the secret answer", answer, IN_S, asked=False)
    world.shown("sanswer", ("dewi", page))
    gone = comment_on(post, NewComment(world.hide("sgone", Comment, ())), viewer=dewi)
    withdraw_comment(gone, viewer=dewi)
    world.keep("comment", "the withdrawn comment", gone, frozenset({"dewi"}))
    set_reaction(post, viewer=dewi, reaction="thanks")
    set_comment_reaction(said, viewer=anouk, reaction="brave")


def _keep_and_follow(world: World) -> None:
    """What Dewi and Xander keep of the secret group, and every kind of post in it."""
    group, anouk = world.group("s"), world.viewer("anouk")
    post = world.rows["the secret post"]
    before = world.hide("sbefore", PostRevision, {"anouk", "carla"})
    changed = publish(NewPost(kind="update", content=before, place=group.source), viewer=anouk)
    edit(changed, viewer=anouk, content=world.hide("safter", Post, IN_S))
    world.keep("post", "the changed post", changed, IN_S, asked=False)
    world.shown("safter", ("dewi", group.get_absolute_url()))
    world.shown("sbefore", ("anouk", reverse("stream:history", args=[changed.handle])))
    close_comments(
        changed, viewer=world.viewer("carla"), reason=world.hide("sclosure", Closure, IN_S)
    )
    world.shown("sclosure", ("dewi", changed.get_absolute_url()))
    pin(post, viewer=world.viewer("carla"))
    for name in ("dewi", "xander"):
        bookmark(post, viewer=world.viewer(name))
        watch(post, viewer=world.viewer(name), level=Level.ALL)
        follow(world.rows["the secret topic"].source, viewer=world.viewer(name))
    following = reverse("stream:following", args=[world.person("dewi").handle])
    world.hide("ssource", Source, IN_S)
    Source.objects.every_row(because="a test names a source").filter(pk=group.source_id).update(
        title=world.hidden["ssource"].word
    )
    world.shown("ssource", ("dewi", following), ("dewi", "/compose/"))
    for kind in examples.kinds():
        name = f"s{kind.name}"
        new = examples.new_post(
            kind, world.hide(name, kind.details or Post, IN_S), viewer=anouk, place=group.source
        )
        made = publish(new, viewer=anouk)
        world.keep("post", f"the secret {kind.name}", made, IN_S, asked=False)
        world.shown(name, ("dewi", made.get_absolute_url()), ("dewi", group.get_absolute_url()))


def _fill_project(world: World) -> None:
    group = world.group("s")
    # As when the last owner leaves: who is in it is asked to look after it.
    record(world.person("carla"), Verb.FLAG, group)
    page = group.get_absolute_url()
    goal = set_goal(group, text=world.hide("sgoal", Goal, IN_S), due=None, progress=10)
    world.keep("goal", "the secret goal", goal, IN_S)
    world.shown("sgoal", ("dewi", page))
    report_status(
        group,
        viewer=world.viewer("carla"),
        light=Light.ATTENTION,
        sentence=world.hide("sstatus", StatusReport, IN_S),
    )
    world.shown("sstatus", ("dewi", page))


def _stand_at_the_door(world: World) -> None:
    words = world.hide("sinvitation", Invitation, INVITED)
    [invitation] = invite(
        world.group("s"), [world.person("bram")], viewer=world.viewer("carla"), words=words
    )
    world.keep("group invitation", "the invitation", invitation, INVITED)
    address = reverse("groups:invitation", args=[invitation.handle])
    world.shown("sinvitation", ("bram", address))
    world.shown("sname", ("bram", address), ("bram", "/waiting/"))
    world.shown("spurpose", ("bram", address))
    _come_by_invitation(world)
    closed = world.group("c")
    asked = ask_to_join(
        closed,
        viewer=world.viewer("bram"),
        words=world.hide("casked", JoinRequest, IN_C | {"bram"}),
    )
    world.keep("request", "the request", asked, IN_C | {"bram"})
    world.shown("casked", ("carla", reverse("groups:requests", args=[closed.address])))
    turned_down = ask_to_join(closed, viewer=world.viewer("esra"))
    reason = world.hide("creason", JoinRequest, IN_C | {"esra"})
    turn_asker_down(turned_down, viewer=world.viewer("carla"), reason=reason)
    world.keep(
        "request", "the request that was turned down", turned_down, IN_C | {"esra"}, asked=False
    )
    world.shown("creason", ("esra", "/waiting/"))


def _come_by_invitation(world: World) -> None:
    """Xander's own way in: the invitation stays his when he is out again, and tells nothing then."""
    group, xander = world.group("s"), world.person("xander")
    let_out(group, xander)
    [invitation] = invite(group, [xander], viewer=world.viewer("carla"))
    accept_invitation(invitation, viewer=world.viewer("xander"))
    world.keep("group invitation", "the answered invitation", invitation, IN_S | {"xander"})


def _fill_closed_group(world: World) -> None:
    group, anouk = world.group("c"), world.viewer("anouk")
    words = f"{world.hide('cpost', Post, IN_C)} #{world.hide('ctopic', Topic, IN_C)}"
    paper = world.file("anouk", "cpaper", IN_C)
    new = NewPost(kind="update", content=words, place=group.source, files=(paper,))
    post: Post = world.keep("post", "the closed post", publish(new, viewer=anouk), IN_C)
    said = comment_on(
        post, NewComment(world.hide("ccomment", Comment, IN_C)), viewer=world.viewer("carla")
    )
    world.keep("comment", "the closed comment", said, IN_C)
    page = post.get_absolute_url()
    world.shown("cpost", ("carla", page), ("carla", group.get_absolute_url()))
    world.shown("ctopic", ("carla", "/topics/"))
    world.shown("ccomment", ("anouk", page))
    world.shown("cpapername", ("carla", paper.get_absolute_url()), ("carla", page))
    elevation = elevate(
        world.viewer("beheer"),
        group.own_audience_id,
        reason=world.hide("celevation", Elevation, {"beheer", "carla"}),
    )
    end_elevation(elevation, viewer=world.viewer("beheer"))
    world.keep("elevation", "the elevation", elevation, frozenset({"beheer", "carla"}))
    about = reverse("groups:about", args=[group.address])
    world.shown("celevation", ("beheer", "/oversight/"), ("carla", about), ("carla", "/waiting/"))


def _fill_other_groups(world: World) -> None:
    """The guest's group, the open one, and what everyone at work reads: hidden from some all the same."""
    for letter, author, readers, reader in (
        ("g", "carla", IN_G, "gast"),
        ("o", "redactie", AT_WORK, "esra"),
    ):
        words = (
            f"{world.hide(f'{letter}post', Post, readers)}"
            f" #{world.hide(f'{letter}topic', Topic, readers)}"
        )
        new = NewPost(kind="update", content=words, place=world.group(letter).source)
        post = publish(new, viewer=world.viewer(author))
        world.keep("post", f"the post in {letter}", post, readers, asked=letter == "g")
        world.shown(f"{letter}post", (reader, post.get_absolute_url()), (reader, ORGANISATION))
        world.shown(f"{letter}topic", (reader, "/topics/"))
    everyone = publish(
        NewPost(
            kind="update",
            content=f"{world.hide('everyone', Post, AT_WORK)} #{world.hidden['commontopic'].word}",
        ),
        viewer=world.viewer("bram"),
    )
    world.keep("post", "the post to everyone", everyone, AT_WORK)
    world.shown("everyone", ("esra", ORGANISATION))
    secret = world.rows["the secret post"]
    passed_on = NewPost(
        kind=examples.PASSES_ON,
        content=world.hide("passedon", Post, AT_WORK),
        place=world.group("o").source,
        details={"original": secret},
    )
    share = publish(passed_on, viewer=world.viewer("anouk"))
    world.keep("post", "the share of the secret post", share, AT_WORK, asked=False)
    inside = NewPost(
        kind=examples.PASSES_ON, place=world.group("s").source, details={"original": secret}
    )
    publish(inside, viewer=world.viewer("dewi"))
    world.shown("passedon", ("esra", share.get_absolute_url()), ("esra", ORGANISATION))
    world.shown("spost", ("dewi", share.get_absolute_url()))
    missing = world.hide("missing", Attachment, AT_WORK)
    Attachment.objects.create(post=everyone, missing_name=missing)
    world.shown("missing", ("esra", everyone.get_absolute_url()))


def _write_alone(world: World) -> None:
    """What is somebody's alone: a draft, an upload, what they withdrew."""
    anouk, alone = world.viewer("anouk"), frozenset({"anouk"})
    draft = keep_draft(
        viewer=anouk, kind="update", fields={"content": world.hide("draft", Draft, alone)}
    )
    world.keep("draft", "the draft", draft, alone)
    world.shown("draft", ("anouk", "/drafts/"), ("anouk", f"/compose/?draft={draft.handle}"))
    loose = world.file("anouk", "loose", alone)
    world.shown("loosename", ("anouk", loose.get_absolute_url()))
    words = world.hide("withdrawn", Post, alone)
    post = publish(
        NewPost(kind="update", content=words, place=world.group("s").source), viewer=anouk
    )
    withdraw(post, viewer=anouk)
    world.keep("post", "the withdrawn post", post, alone)
    mine = reverse("stream:posts_of_person", args=[world.person("anouk").handle])
    world.shown("withdrawn", ("anouk", post.get_absolute_url()), ("anouk", mine))
