"""A photo of oneself: taken in safely, shown to who may meet one, and taken away again."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from lenig.files.models import StoredFile
from lenig.people.models import Person
from lenig.people.tests.conftest import are_here
from tests.cast import Cast

Read = Callable[..., str]


def picture(colour: str = "red") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "PNG")
    return SimpleUploadedFile("ik.png", out.getvalue(), "image/png")


def send(client: Client, person: Person, upload: SimpleUploadedFile) -> int:
    address = reverse("people:photo", args=[person.handle])
    return client.post(address, {"photo-new": upload}).status_code


@pytest.mark.django_db(transaction=True)
def test_one_gives_oneself_a_photo_and_takes_it_away(
    client: Client, cast: Cast, read: Read
) -> None:
    are_here(cast.g, cast.esra)
    client.force_login(cast.bram)

    sent = send(client, cast.bram, picture())
    photo = Person.objects.get(pk=cast.bram.pk).photo_url

    assert sent == 302
    assert f'src="{photo}"' in read(cast.esra, cast.bram.get_absolute_url())
    assert client.get(photo).status_code == 200
    client.force_login(cast.gast)
    assert client.get(photo).status_code == 404

    client.force_login(cast.bram)
    client.post(reverse("people:photo", args=[cast.bram.handle]), {"remove": "yes"})
    assert Person.objects.get(pk=cast.bram.pk).photo_url == ""
    assert StoredFile.objects.get().purpose == ""


@pytest.mark.django_db(transaction=True)
def test_a_new_photo_lets_go_of_the_one_before(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)
    send(client, cast.bram, picture("red"))
    before = Person.objects.get(pk=cast.bram.pk).photo

    send(client, cast.bram, picture("blue"))

    assert before
    assert StoredFile.objects.get(pk=before.pk).purpose == ""
    assert Person.objects.get(pk=cast.bram.pk).photo != before


@pytest.mark.django_db(transaction=True)
def test_what_is_no_picture_is_no_photo(client: Client, cast: Cast) -> None:
    client.force_login(cast.bram)

    sent = send(client, cast.bram, SimpleUploadedFile("ik.png", b"<svg onload=alert(1)>"))

    assert sent == 422
    assert Person.objects.get(pk=cast.bram.pk).photo is None


@pytest.mark.django_db(transaction=True)
def test_nobody_gives_a_photo_to_somebody_else(client: Client, cast: Cast) -> None:
    are_here(cast.bram)
    client.force_login(cast.esra)

    assert send(client, cast.bram, picture()) == 404
    assert Person.objects.get(pk=cast.bram.pk).photo is None
