"""Our own line format: what stands in it stands here, once, and as its people left it."""

from pathlib import Path

import pytest

from lenig.access.scope import every_row
from lenig.groups.actions.belonging import let_out
from lenig.groups.models import Group, Membership
from lenig.imports.tests.conftest import (
    RunImport,
    changes_nothing,
    created,
    noted,
    skipped,
    updated,
)
from lenig.imports.tests.lines import comment, exchange, person, post
from lenig.people.models import Person
from lenig.stream.actions.editing import edit
from lenig.stream.models import Comment, Post, Topic
from tests.cast import Cast

pytestmark = pytest.mark.django_db

BOTH = [person("u1", "Anouk de Wit"), person("u2", "Bram van Dijk")]


def test_the_same_id_twice_counts_once(tmp_path: Path, run_import: RunImport) -> None:
    lines = [
        *BOTH,
        post("p1", "Eerst"),
        post("p1", "Nog eens"),
        {"type": "reaction", "on": "p1", "person": "u2"},
        {"type": "reaction", "on": "p1", "person": "u2", "reaction": "thanks"},
    ]

    report = run_import("posts", exchange(tmp_path, lines))

    assert skipped(report, "posts") == {"the same id stands there twice": 1}
    assert skipped(report, "reactions") == {"a second click by the same person": 1}
    with every_row(because="a test looks at what was imported"):
        only = Post.objects.get()
        assert (only.content, only.count_like, only.count_thanks) == ("Eerst", 1, 0)


def test_lines_may_stand_in_any_order(tmp_path: Path, run_import: RunImport) -> None:
    lines = [
        {"type": "reaction", "on": "c1", "person": "u2"},
        comment("c1", "p1", "Ja"),
        post("p1", 'Zie <a href="post:p2">dat</a>', html='<p>Zie <a href="post:p2">dat</a></p>'),
        post("p2", "Dat", group="g1"),
        {"type": "group", "id": "g1", "name": "Haven"},
        {"type": "department", "id": "d2", "name": "Team", "parent": "d1"},
        {"type": "department", "id": "d1", "name": "Dienst"},
        *BOTH,
    ]
    path = exchange(tmp_path, lines)

    report = run_import("posts", path)

    assert not any(kind["skipped"] for kind in report.values())
    with every_row(because="a test looks at what was imported"):
        linking, linked = Post.objects.get(source_id="p1"), Post.objects.get(source_id="p2")
        assert linked.get_absolute_url() in linking.html
        assert Comment.objects.get().count_like == 1
    assert changes_nothing(run_import("posts", path))


def test_a_link_to_what_is_not_there_leaves_its_words(
    tmp_path: Path, run_import: RunImport
) -> None:
    html = (
        '<p><a href="post:p9">een</a> <a href="group:g9">twee</a> <a href="person:u9">@drie</a></p>'
    )
    path = exchange(tmp_path, [*BOTH, post("p1", "", html=html)])

    report = run_import("posts", path)

    with every_row(because="a test looks at what was imported"):
        assert Post.objects.get().html == "<p>een twee @drie</p>"
    assert noted(report, "posts") == {
        "links to a post that is not there": 1,
        "links to a group that is not there": 1,
    }
    assert changes_nothing(run_import("posts", path))


def test_formatted_text_is_cleaned_like_any_other(tmp_path: Path, run_import: RunImport) -> None:
    html = (
        '<script>alert(1)</script><p onclick="x()">Dag <a href="javascript:alert(1)">hier</a>'
        '<img src="https://elsewhere.example/pixel.gif"></p><iframe src="//x"></iframe>'
        '<a href="person:u1"><img src=x onerror=alert(1)>@Anouk de Wit</a>'
    )
    path = exchange(tmp_path, [*BOTH, post("p1", "", html=html)])

    run_import("posts", path)

    with every_row(because="a test looks at what was imported"):
        shown = Post.objects.get().html
    assert "Dag" in shown
    assert not any(
        word in shown for word in ("script", "onclick", "onerror", "iframe", "elsewhere")
    )


def test_an_answer_to_an_answer_joins_the_first_levels_thread(
    tmp_path: Path, run_import: RunImport
) -> None:
    lines = [
        *BOTH,
        post("p1", "Vraag"),
        comment("c1", "p1", "Eén", minute=1),
        comment("c2", "p1", "Twee", parent="c1", minute=2),
        comment("c3", "p1", "Drie", parent="c2", minute=3),
        comment("c4", "p1", "Vier", parent="c9", minute=4),
    ]

    report = run_import("posts", exchange(tmp_path, lines))

    with every_row(because="a test looks at what was imported"):
        said = Comment.objects.order_by("pk").values_list("source_id", "parent__source_id", "depth")
        assert list(said) == [("c1", None, 0), ("c2", "c1", 1), ("c3", "c1", 1), ("c4", None, 0)]
        assert Post.objects.get().comment_count == 4
    assert noted(report, "comments") == {"answers a comment that is not there: stands by itself": 1}


def test_what_was_said_in_one_second_keeps_its_order(tmp_path: Path, run_import: RunImport) -> None:
    said = [comment(f"c{n}", "p1", str(n)) for n in range(40)]

    run_import("posts", exchange(tmp_path, [*BOTH, post("p1", "Vraag"), *said]))

    with every_row(because="a test looks at what was imported"):
        in_order = Comment.objects.order_by("pk").values_list("content", flat=True)
        assert list(in_order) == [str(n) for n in range(40)]


def test_a_topic_is_what_the_source_says_it_is(tmp_path: Path, run_import: RunImport) -> None:
    lines = [
        *BOTH,
        post("p1", "Over #haven en #include", topics=["Haven", "wijk"]),
        post("p2", "#bos"),
    ]

    run_import("posts", exchange(tmp_path, lines))

    with every_row(because="a test looks at what was imported"):
        assert set(Topic.objects.values_list("slug", flat=True)) == {"haven", "wijk", "bos"}
        about = Post.objects.get(source_id="p1").topic_entries.values_list("topic__slug", flat=True)
        assert set(about) == {"haven", "wijk"}
        assert "#include" in Post.objects.get(source_id="p1").html


def test_what_was_edited_here_stays_as_it_is(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    me = {"type": "person", "id": "u1", "name": "Anouk de Wit", "email": cast.anouk.email}
    run_import("posts", exchange(tmp_path, [me, post("p1", "Zoals het was")]))
    mine = Post.objects.visible_to(cast.viewer("anouk")).get()
    edit(mine, viewer=cast.viewer("anouk"), content="Zoals ik het nu zeg")

    again = run_import("posts", exchange(tmp_path, [me, post("p1", "Zoals het elders werd")]))

    mine.refresh_from_db()
    assert mine.content == "Zoals ik het nu zeg"
    assert noted(again, "posts") == {"was edited here since: left as it is": 1}
    assert changes_nothing(again)


def test_who_left_a_group_is_not_let_in_again(tmp_path: Path, run_import: RunImport) -> None:
    lines = [
        *BOTH,
        {"type": "group", "id": "g1", "name": "Haven", "visibility": "closed"},
        {"type": "membership", "group": "g1", "person": "u1"},
    ]
    run_import("posts", exchange(tmp_path, lines))
    with every_row(because="a test lets somebody go"):
        group, left = Group.objects.get(), Person.objects.get(source_id="u1")
    let_out(group, left)

    late = {"type": "membership", "group": "g1", "person": "u2"}
    again = run_import("posts", exchange(tmp_path, [*lines, late]))

    with every_row(because="a test looks at who is in"):
        assert [m.person.source_id for m in Membership.objects.select_related("person")] == ["u2"]
    assert created(again) == {"memberships": 1}


def test_a_group_that_was_changed_here_changes_only_when_its_source_does(
    tmp_path: Path, run_import: RunImport
) -> None:
    group = {"type": "group", "id": "g1", "name": "haven", "purpose": "Boten"}
    run_import("posts", exchange(tmp_path, [group]))
    with every_row(because="a test renames a group"):
        here = Group.objects.get()
    here.name = "Havenbedrijf"
    here.save()

    unchanged = run_import("posts", exchange(tmp_path, [group]))
    closed = group | {"purpose": "Schepen", "visibility": "closed"}
    changed = run_import("posts", exchange(tmp_path, [closed]))

    assert changes_nothing(unchanged)
    assert updated(changed) == {"groups": 1}
    here.refresh_from_db()
    assert (here.purpose, here.visibility) == ("Schepen", "open")
    assert noted(changed, "groups") == {"is closed there and open here: left as it is": 1}


def test_an_author_may_be_named_by_their_address(
    tmp_path: Path, run_import: RunImport, cast: Cast
) -> None:
    path = exchange(tmp_path, [post("p1", "Dag", author=str(cast.bram.email).upper())])

    run_import("posts", path)

    assert Post.objects.visible_to(cast.viewer("anouk")).get().author == cast.bram
    assert not Person.objects.filter(is_placeholder=True).exists()


def test_an_address_that_nobody_has_is_not_shown_to_everybody(
    tmp_path: Path, run_import: RunImport
) -> None:
    run_import("posts", exchange(tmp_path, [post("p1", "Dag", author="quirine@example.org")]))

    assert Person.objects.get().name == "quirine"


def test_text_that_no_screen_can_show_does_no_harm(tmp_path: Path, run_import: RunImport) -> None:
    odd = "a\u0000b \ud83d \u202egnp.exe\r\nregel " + "z\u0301" * 50
    path = exchange(tmp_path, [person("u1", odd), post("p1", odd, title=odd, files=[odd])])

    report = run_import("posts", path)

    assert created(report) == {"people": 1, "posts": 1}
    assert changes_nothing(run_import("posts", path))
