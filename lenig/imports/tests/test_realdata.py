"""Real exports that nobody here wrote, with the counts that their descriptions give."""

import zipfile
from pathlib import Path

import pytest
from django.db.models import Sum

from lenig.access.scope import every_row
from lenig.activity.models import Activity
from lenig.groups.models import Group
from lenig.imports.tests.conftest import RunImport, changes_nothing, created, noted, skipped
from lenig.people.models import Department, Headcount, Person, Position
from lenig.stream.models import Attachment, Comment, Post, Reaction

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]


def test_a_company(realdata: Path, run_import: RunImport) -> None:
    file = realdata / "company-sourcegraph" / "people.csv"

    report = run_import("people", file)

    assert created(report) == {"departments": 12, "people": 167, "positions": 167}
    assert Position.objects.exclude(reports_to=None).count() == 166
    assert not Person.objects.exclude(email=None).exists()
    assert Department.objects.filter(positions__is_head=True).distinct().count() == 12
    assert changes_nothing(run_import("people", file))


def test_four_organograms(realdata: Path, run_import: RunImport) -> None:
    file = realdata / "directory-uk-organograms" / "organograms.zip"

    report = run_import("people", file)

    assert created(report)["positions"] == 483
    assert created(report)["headcounts"] == Headcount.objects.count() == 5311
    states = {state: Position.objects.filter(state=state).count() for state in Position.State}
    assert states == {"filled": 210, "undisclosed": 264, "vacant": 9}
    assert Position.objects.exclude(missing_manager="").count() == 5
    assert noted(report, "positions")["reports to “JCP2”, which is not there"] == 5
    assert Position.objects.filter(reports_to=None, missing_manager="").count() == 4
    assert not any(count["skipped"] for count in report.values())
    assert changes_nothing(run_import("people", file))


def test_two_editions_of_one_organogram(
    realdata: Path, run_import: RunImport, tmp_path: Path
) -> None:
    """The first edition is partial: three of its seats are not in the second one."""
    whole = realdata / "directory-uk-organograms" / "organograms.zip"
    name = "department_for_international_development-2014-{}-senior.csv"
    with zipfile.ZipFile(whole) as archive:
        march, september = (
            Path(archive.extract(name.format(day), tmp_path)) for day in ("03-31", "09-30")
        )

    first = run_import("people", march, register="dfid")
    second = run_import("people", september, register="dfid")

    assert created(first)["positions"] == 29
    assert created(second)["positions"] == 66
    assert Position.objects.count() == 95
    assert changes_nothing(run_import("people", september, register="dfid"))


def test_a_workspace_of_slack(realdata: Path, run_import: RunImport) -> None:
    file = realdata / "slack-export-houstondatavis" / "houstondatavis-slack-export.zip"

    report = run_import("slack", file)

    assert created(report) == {
        "people": 71,
        "groups": 16,
        "memberships": 201,
        "posts": 964,
        "file_posts": 61,
        "comments": 6,
        # 199 clicks are 172 times that somebody reacted to something, and 27 second clicks
        # by the same person. One of the 172 is a thumb under "has joined the channel".
        "reactions": 171,
    }
    assert noted(report, "file_posts") == {"file not in the export": 61}
    assert skipped(report, "reactions") == {
        "a second click by the same person": 27,
        "on one of Slack's own messages, which stay behind": 1,
    }
    assert sum(skipped(report, "service_messages").values()) == 351
    with every_row(because="a test counts what was imported"):
        assert (Post.objects.count(), Attachment.objects.count()) == (1025, 61)
        assert Reaction.objects.count() == 171
        assert Post.objects.aggregate(sum=Sum("comment_count"))["sum"] == 6
        assert Group.objects.exclude(archived_at=None).count() == 9
        assert not Post.objects.filter(content="").exists()
        assert not Activity.objects.exists()
    assert changes_nothing(run_import("slack", file))


def test_seven_years_of_discussions(realdata: Path, run_import: RunImport) -> None:
    folder = realdata / "discussions-bytecode-alliance"

    report = run_import("zulip", folder)

    assert created(report) == {"people": 1321, "groups": 43, "posts": 4218, "comments": 41_879}
    assert not any(count["skipped"] for count in report.values())
    with every_row(because="a test counts what was imported"):
        assert Post.objects.aggregate(sum=Sum("comment_count"))["sum"] == 41_879
        assert not Comment.objects.exclude(depth=0).exists()
        assert not Post.objects.filter(content="").exists()
        assert not Activity.objects.exists()
    assert changes_nothing(run_import("zulip", folder))
