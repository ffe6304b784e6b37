"""A person: who signs in, and whom colleagues meet."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from lenig.access.models import EVERYONE
from lenig.people.names import full_name, initials, search_text, sort_name
from lenig.people.querysets import ColleagueQuerySet
from lenig.toolkit.handles import HandleField

if TYPE_CHECKING:
    from lenig.people.absences import Away


class Role(models.TextChoices):
    """What somebody may do here beyond reading and sharing. An administrator includes the others."""

    MEMBER = "member", _("Member")
    GUEST = "guest", _("Guest")
    EDITOR = "editor", _("Editor")
    COMMUNITY_MANAGER = "community", _("Community manager")
    ADMINISTRATOR = "administrator", _("Administrator")


class Appearance(models.TextChoices):
    AUTO = "auto", _("Like my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class PersonManager(BaseUserManager["Person"]):
    """Accounts, for signing in and for keeping the books. Pages use `Person.colleagues`."""

    def create_user(
        self, email: str | None, password: str | None = None, **fields: Any
    ) -> "Person":
        person = self.model(email=self.normalize_email(email) or None, **fields)
        person.set_password(password)
        person.save()
        return person

    def active(self, today: Any = None) -> "models.QuerySet[Person]":
        """People who work here today."""
        today = today or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today), is_active=True)


class Person(AbstractBaseUser):
    """Somebody who works here, did so, or wrote something that was imported.

    Names are kept in parts, because Dutch names sort by surname and not by
    prefix: Anna van den Berg stands under the B.
    """

    handle = HandleField()
    email = models.EmailField(_("E-mail address"), unique=True, null=True, blank=True)
    given_name = models.CharField(_("Given name"), max_length=80)
    prefix = models.CharField(_("Prefix"), max_length=30, blank=True)
    surname = models.CharField(_("Surname"), max_length=100, blank=True)
    preferred_name = models.CharField(_("Preferred name"), max_length=80, blank=True)
    pronouns = models.CharField(_("Pronouns"), max_length=40, blank=True)
    #: How to say the name, in letters: "mèh-met euz-turk".
    name_sound = models.CharField(_("How to say your name"), max_length=100, blank=True)
    #: Kept by handle, so that a face anywhere has its address without a join.
    photo = models.ForeignKey(
        "files.StoredFile",
        to_field="handle",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    mobile = models.CharField(_("Mobile"), max_length=40, blank=True)
    location = models.ForeignKey(
        "people.Location", on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    place = models.CharField(_("Place in the building"), max_length=100, blank=True)
    languages = models.CharField(_("Languages"), max_length=200, blank=True)
    about = models.TextField(_("About you"), max_length=2000, blank=True)
    #: Days on which somebody works, Monday is 1: "1,2,4,5". Empty says nothing about it.
    working_days = models.CharField(_("Working days"), max_length=20, blank=True)
    starts_on = models.DateField(_("Starts on"), null=True, blank=True)
    ends_on = models.DateField(_("Ends on"), null=True, blank=True)

    role = models.CharField(_("Role"), max_length=20, choices=Role, default=Role.MEMBER)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="nl")
    appearance = models.CharField(max_length=5, choices=Appearance, default=Appearance.AUTO)
    #: Raised when all sessions must end: deactivation, a reset of the password.
    auth_epoch = models.PositiveIntegerField(default=0)
    #: When the person last said that the profile is still right.
    confirmed_on = models.DateField(null=True, blank=True)

    #: Who may see each personal field: {"mobile": "managers"}. What is not named is for everyone.
    field_visibility = models.JSONField(default=dict, blank=True)
    #: The register that some fields come from, and the fields it owns: read-only here.
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)
    source_fields = models.JSONField(default=list, blank=True)
    #: A placeholder for an unknown author of imported posts, to be claimed later.
    is_placeholder = models.BooleanField(default=False)

    #: Kept by `save`: how the name is shown, sorted and found.
    name = models.CharField(max_length=220, editable=False)
    sort_name = models.CharField(max_length=220, editable=False, db_index=True)
    search_name = models.CharField(max_length=300, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()
    colleagues = ColleagueQuerySet.as_manager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["given_name"]

    class Meta:
        indexes = [
            # Whose photo this is: asked each time that one is shown.
            models.Index(
                fields=["photo"], name="person_by_photo", condition=Q(photo__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                name="one_person_per_source_id",
                condition=~Q(source_id=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = full_name(self)
        self.sort_name = sort_name(self)
        self.search_name = search_text(self)
        fields = kwargs.get("update_fields")
        if fields is not None and {"given_name", "prefix", "surname", "preferred_name"} & set(
            fields
        ):
            kwargs["update_fields"] = {*fields, "name", "sort_name", "search_name"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("people:profile", args=[self.handle])

    @property
    def audience_id(self) -> int:
        """Who may read that something happened to this person: everyone at work."""
        return EVERYONE

    @property
    def may_sign_in(self) -> bool:
        """Whether this account works today: active, and not past its last day."""
        return self.is_active and not self.is_past(timezone.localdate())

    def is_past(self, day: Any) -> bool:
        return self.ends_on is not None and self.ends_on < day

    @property
    def is_guest(self) -> bool:
        return self.role == Role.GUEST

    @property
    def first_name(self) -> str:
        """How colleagues address somebody."""
        return self.preferred_name or self.given_name

    #: Who is away today, and who stands in: set on the people of a page by `mark_away`.
    away: "Away | None" = None

    @property
    def is_away(self) -> bool:
        return self.away is not None

    @property
    def photo_url(self) -> str:
        return reverse("files:variant", args=[self.photo_id, 320]) if self.photo_id else ""

    @property
    def initials(self) -> str:
        return initials(self)

    @property
    def hue(self) -> int:
        """The colour of a face without a photo: one of 24, always the same for a person."""
        return sum(ord(c) * (i + 1) for i, c in enumerate(self.handle)) % 24 + 1

    @property
    def works_on(self) -> list[int]:
        """The days of the week, Monday is 1."""
        return [int(day) for day in self.working_days.split(",") if day in {*"1234567"}]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session carries, and Django compares on each request.

        The person's row is loaded anyway, so raising the epoch ends all
        sessions at once and looking for it costs nothing.
        """
        return salted_hmac(
            "lenig.people.session",
            f"{self.password}:{self.auth_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    @classmethod
    def get_email_field_name(cls) -> str:
        return "email"

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name
