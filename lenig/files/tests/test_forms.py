"""Files in a form: chosen with it, kept when something else is wrong, described, left out."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from lenig.access.viewer import Viewer
from lenig.files.actions.using import claim, let_go, set_alt
from lenig.files.forms import UploadField, UploadsField
from lenig.files.models import StoredFile
from lenig.files.refusals import Refused
from lenig.files.tests import samples
from lenig.files.tests.conftest import Add, Share
from lenig.people.models import Person
from lenig.stream.models import Attachment
from tests.cast import Cast


class LetterForm(forms.Form):
    text = forms.CharField()
    uploads = UploadsField(required=False, most=3)


class FaceForm(forms.Form):
    photo = UploadField(required=False, pictures_only=True, ask_alt=False)


def filled(
    form_class: type[forms.Form], owner: Person, query: str = "", new: Any = (), already: Any = ()
) -> Any:
    """The form as this person sends it: typed fields as in an address, and new files."""
    (field,) = (
        name for name, each in form_class.base_fields.items() if isinstance(each, UploadsField)
    )
    sent: list[Any] = [SimpleUploadedFile(name, body) for name, body in new]
    form: Any = form_class(QueryDict(query), MultiValueDict({f"{field}-new": sent}))
    form.fields[field].belong_to(owner, already)
    return form


def test_files_come_along_with_a_plain_form(cast: Cast) -> None:
    new = [("a.txt", b"Hallo"), ("b.png", samples.picture())]

    form = filled(LetterForm, cast.anouk, "text=Dag&uploads-alt-new=Een+boom", new)

    assert form.is_valid(), form.errors
    assert [(file.name, file.alt) for file in form.cleaned_data["uploads"]] == [
        ("a.txt", ""),
        ("b.png", "Een boom"),
    ]


def test_a_file_survives_what_is_wrong_elsewhere(cast: Cast) -> None:
    first = filled(LetterForm, cast.anouk, "text=", [("a.txt", b"Hallo")])
    assert not first.is_valid()
    shown = str(first["uploads"])
    handle = StoredFile.objects.get().handle
    assert f'name="uploads" value="{handle}"' in shown

    again = filled(LetterForm, cast.anouk, f"text=Dag&uploads={handle}")

    assert again.is_valid(), again.errors
    assert [file.name for file in again.cleaned_data["uploads"]] == ["a.txt"]
    assert StoredFile.objects.count() == 1


def test_one_bad_file_loses_none_of_the_good(cast: Cast) -> None:
    new = [("a.txt", b"Hallo"), ("b.exe", samples.PROGRAM), ("c.txt", b"Dag")]

    form = filled(LetterForm, cast.anouk, "text=Dag", new)

    assert len(form.errors["uploads"]) == 1
    assert "b.exe" in form.errors["uploads"][0]
    shown = str(form["uploads"])
    assert "a.txt" in shown
    assert "c.txt" in shown


def test_words_about_a_picture_are_kept(add: Add, cast: Cast) -> None:
    file = add(cast.anouk)

    form = filled(
        LetterForm, cast.anouk, f"text=Dag&uploads={file.handle}&uploads-alt-{file.handle}=Een+boom"
    )

    assert form.is_valid()
    assert StoredFile.objects.get().alt == "Een boom"
    assert "Een boom" in str(form["uploads"])


def test_what_is_left_out_is_not_in_it(add: Add, cast: Cast) -> None:
    one, two = add(cast.anouk, b"een", "1.txt"), add(cast.anouk, b"twee", "2.txt")

    form = filled(
        LetterForm,
        cast.anouk,
        f"text=Dag&uploads={one.handle}&uploads={two.handle}&uploads-out={one.handle}",
    )

    assert form.is_valid()
    assert form.cleaned_data["uploads"] == (two,)


@pytest.mark.parametrize("whose", ["somebody else's", "gone"])
def test_a_handle_opens_nothing_that_is_not_ones_own(add: Add, cast: Cast, whose: str) -> None:
    file = add(cast.anouk)
    handle = "0" * 20 if whose == "gone" else file.handle

    form = filled(LetterForm, cast.esra, f"text=Dag&uploads={handle}&uploads-alt-{handle}=Gekaapt")

    assert not form.is_valid()
    assert form.errors["uploads"].as_data()[0].code == "gone"
    file.refresh_from_db()
    assert file.alt == ""


def test_a_form_that_is_sent_twice_finds_what_the_first_one_used(
    add: Add, share: Share, cast: Cast
) -> None:
    file = add(cast.anouk)
    share(cast.anouk, file)

    again = filled(
        LetterForm,
        cast.anouk,
        f"text=Dag&uploads={file.handle}&uploads-alt-{file.handle}=Anders",
    )

    assert again.is_valid()
    assert again.cleaned_data["uploads"] == (file,)
    file.refresh_from_db()
    assert file.alt == ""
    with pytest.raises(Refused):
        claim([file], owner=cast.anouk, purpose="photo")


def test_an_upload_that_is_sent_twice_is_alike(add: Add, cast: Cast) -> None:
    one, again, other = add(cast.anouk), add(cast.anouk), add(cast.anouk, b"x", "foto.txt")

    assert one.likeness == again.likeness != other.likeness


def test_an_edit_starts_with_the_files_that_are_there(add: Add, share: Share, cast: Cast) -> None:
    file = add(cast.anouk)
    share(cast.anouk, file)
    file.refresh_from_db()

    form = filled(LetterForm, cast.anouk, f"text=Dag&uploads={file.handle}", already=[file])

    assert form.is_valid()
    assert form.cleaned_data["uploads"] == (file,)
    assert not form.fields["uploads"].has_changed(None, form["uploads"].data)


def test_a_draft_names_its_files_by_handle(add: Add, cast: Cast) -> None:
    one, two, other = add(cast.anouk), add(cast.anouk), add(cast.bram)
    form: Any = LetterForm()

    form.fields["uploads"].belong_to(
        cast.anouk, handles=[two.handle, one.handle, other.handle, "weg"]
    )

    assert form.fields["uploads"].widget.shown == [two, one]


def test_more_than_fit_is_said(cast: Cast) -> None:
    form = filled(LetterForm, cast.anouk, "text=Dag", [(f"{n}.txt", b"x") for n in range(5)])

    assert form.errors["uploads"].as_data()[0].code == "many"
    assert StoredFile.objects.count() == 3


def test_a_photo_takes_the_place_of_the_one_before(add: Add, cast: Cast) -> None:
    old = add(cast.anouk)

    form = filled(FaceForm, cast.anouk, f"photo={old.handle}", [("nieuw.png", samples.picture())])

    assert form.is_valid(), form.errors
    assert form.cleaned_data["photo"].name == "nieuw.png"
    assert form.fields["photo"].widget.shown == [form.cleaned_data["photo"]]


def test_a_photo_is_a_picture(cast: Cast) -> None:
    form = filled(FaceForm, cast.anouk, "", [("a.pdf", samples.PDF)])

    assert form.errors["photo"].as_data()[0].code == "no picture"


def test_a_photo_may_be_taken_away(add: Add, cast: Cast) -> None:
    old = add(cast.anouk)

    form = filled(FaceForm, cast.anouk, f"photo={old.handle}&photo-out={old.handle}", already=[old])

    assert form.is_valid()
    assert form.cleaned_data["photo"] is None


def test_a_form_without_an_owner_takes_nothing(db: None) -> None:
    form = LetterForm(QueryDict("text=Dag"), MultiValueDict())

    with pytest.raises(ImproperlyConfigured):
        form.is_valid()


def test_the_input_is_a_plain_one_without_javascript(cast: Cast) -> None:
    form = LetterForm()

    drawn = str(form["uploads"])

    assert form.is_multipart()
    assert 'type="file" name="uploads-new" multiple' in drawn
    assert "style=" not in drawn


def test_a_file_is_claimed_once(add: Add, cast: Cast) -> None:
    file = add(cast.anouk)

    claim([file], owner=cast.anouk, purpose="photo")

    with pytest.raises(Refused):
        claim([file], owner=cast.anouk, purpose="photo")
    with pytest.raises(Refused):
        claim([add(cast.bram)], owner=cast.anouk, purpose="photo")


def test_a_file_that_is_let_go_is_its_uploaders_alone(add: Add, cast: Cast) -> None:
    file = add(cast.anouk, purpose="photo")

    let_go(file)

    rows = StoredFile.objects.filter(pk=file.pk)
    assert rows.readable(Viewer.of(cast.anouk)) == [file]
    assert rows.readable(Viewer.of(cast.bram)) == []


def test_words_about_a_picture_stay_on_one_line(add: Add, cast: Cast) -> None:
    file = add(cast.anouk)

    set_alt(file, "  Een\nboom \u202e " + "x" * 600)

    file.refresh_from_db()
    assert file.alt.startswith("Een boom x")
    assert len(file.alt) == 500


def test_attachments_hold_on_to_their_file(add: Add, share: Share, cast: Cast) -> None:
    file = add(cast.anouk)
    post = share(cast.anouk, file)

    attached = Attachment.objects.visible_to(Viewer.of(cast.bram)).filter(post=post)

    assert [each.file_id for each in attached] == [file.pk]
