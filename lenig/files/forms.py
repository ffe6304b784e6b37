"""Files in a form: chosen with it, or added before and only named by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.files.base import File
from django.utils.datastructures import MultiValueDict

from lenig.files.actions.using import set_alt
from lenig.files.models import StoredFile
from lenig.files.receiving import receive_all
from lenig.files.refusals import Refused

if TYPE_CHECKING:
    from lenig.people.models import Person

PICTURES = "image/jpeg,image/png,image/gif,image/webp,image/avif"


@dataclass
class Sent:
    """What a form says about files."""

    #: Handles of files that were added before, in their order.
    handles: list[str] = field(default_factory=list)
    new: list[File[Any]] = field(default_factory=list)
    #: What can be seen, by handle; "new" is said of what comes along now.
    alts: dict[str, str] = field(default_factory=dict)


class FilesInput(forms.FileInput):
    """The files of a form: those that are there, and a way to add more.

    Works as a plain file input. With JavaScript it takes what is dropped on the form
    or pasted into it, and sends each at once.
    """

    template_name = "files/widgets/files.html"
    allow_multiple_selected = True

    def __init__(
        self, *, multiple: bool = True, pictures_only: bool = False, ask_alt: bool = True
    ) -> None:
        # Django would say "multiple" of every such input; the template says it of those that are.
        super().__init__({"multiple": False})
        self.multiple, self.pictures_only, self.ask_alt = multiple, pictures_only, ask_alt
        #: The files to show: what the form started with, then what came of what was sent.
        self.shown: Sequence[StoredFile] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "files": self.shown,
            "multiple": self.multiple,
            "accept": PICTURES if self.pictures_only else "",
            "pictures_only": self.pictures_only,
            "ask_alt": self.ask_alt,
            "most": settings.UPLOAD_MOST,
        }
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        left_out = set(_list(data, f"{name}-out"))
        prefix = f"{name}-alt-"
        return Sent(
            handles=[each for each in _list(data, name) if each not in left_out],
            new=_list(files, f"{name}-new"),
            alts={
                key.removeprefix(prefix): str(data[key]) for key in data if key.startswith(prefix)
            },
        )

    def use_required_attribute(self, initial: Any) -> bool:
        return not self.shown and super().use_required_attribute(initial)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-new" not in files


class UploadsField(forms.Field):
    """Files of the person who fills in the form; its value is a tuple of them.

        class UpdateForm(KindForm):
            files = UploadsField(label=_("Pictures and files"), required=False)

        form.fields["files"].belong_to(viewer.me)

    Files that come with the form are taken in when it is checked, so that they are
    kept when something else in the form is wrong. Whoever uses the value puts the
    files to use with `claim`, in the transaction that makes the use.
    """

    widget: Any = FilesInput

    def __init__(
        self, *, most: int = 10, pictures_only: bool = False, ask_alt: bool = True, **kwargs: Any
    ) -> None:
        self.most, self.pictures_only = most, pictures_only
        self.owner: Person | None = None
        self.already: Sequence[StoredFile] = ()
        kwargs.setdefault(
            "widget", FilesInput(multiple=most > 1, pictures_only=pictures_only, ask_alt=ask_alt)
        )
        super().__init__(**kwargs)

    def belong_to(
        self, owner: "Person", already: Iterable[StoredFile] = (), handles: Iterable[str] = ()
    ) -> None:
        """Say who fills in the form, and what it starts with.

        `already` are files in use (of the post that is edited), `handles` name loose
        ones of the owner (in a draft).
        """
        self.owner, self.already = owner, tuple(already)
        wanted = list(handles)
        loose = StoredFile.objects.loose(owner).filter(handle__in=wanted) if wanted else ()
        in_order = sorted(loose, key=lambda file: wanted.index(file.handle))
        self.widget.shown = [*self.already, *in_order]

    def clean(self, value: Sent) -> Any:
        """The files in the order of the form: first those that were there, then the new ones."""
        owner = self._whose()
        there = self._named(value.handles, owner)
        welcome = value.new[: max(self.most - len(there), 1)]
        new, refusals = receive_all(welcome, owner, pictures_only=self.pictures_only)
        self._describe(there, new, value.alts)
        self.widget.shown = (there + new)[-self.most :] if self.most == 1 else there + new
        self._complain(value, there, refusals)
        return tuple(self.widget.shown)

    def has_changed(self, initial: Any, data: Sent | None) -> bool:
        if data is None:
            return False
        return bool(data.new) or data.handles != [file.handle for file in self.already]

    def _whose(self) -> "Person":
        if self.owner is None:
            raise ImproperlyConfigured("Say whose files these are: field.belong_to(person).")
        return self.owner

    def _named(self, handles: list[str], owner: "Person") -> list[StoredFile]:
        """The files behind these handles: in use by what is edited, or the owner's own.

        One that is in use elsewhere passes here: a form that was sent twice names what
        the first sending put to use, and must find that again. `claim` lets none in.
        """
        found = {file.handle: file for file in self.already}
        if missing := set(handles) - set(found):
            theirs = StoredFile.objects.of(owner).filter(handle__in=missing)
            found |= {file.handle: file for file in theirs}
        return [found[handle] for handle in dict.fromkeys(handles) if handle in found]

    def _describe(
        self, there: list[StoredFile], new: list[StoredFile], alts: dict[str, str]
    ) -> None:
        of_all_new = alts.get("new", "")
        mine = [each for each in (*there, *new) if not each.purpose or each in self.already]
        for file in filter(lambda each: each.is_image, mine):
            words = alts.get(file.handle, file.alt if file in there else of_all_new)
            if words.strip() != file.alt:
                set_alt(file, words)

    def _complain(self, value: Sent, there: list[StoredFile], refusals: list[Refused]) -> None:
        errors = list(refusals)
        if len(there) < len(set(value.handles)):
            errors.append(Refused("gone"))
        if len(there) + len(value.new) > self.most > 1:
            errors.append(Refused("many", most=self.most))
        if errors:
            raise ValidationError(errors)
        if self.required and not self.widget.shown:
            raise ValidationError(self.error_messages["required"], code="required")


class UploadField(UploadsField):
    """One file; its value is that file, or None. A new one takes the place of the one before.

    photo = UploadField(label=_("Photo"), required=False, pictures_only=True, ask_alt=False)
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=1, **kwargs)

    def clean(self, value: Sent) -> StoredFile | None:
        files = super().clean(value)
        return files[-1] if files else None


def _list(data: Any, name: str) -> list[Any]:
    """Every value of this name. A test or a draft may hand over a plain dictionary."""
    if isinstance(data, MultiValueDict):
        return data.getlist(name)
    value = data.get(name, [])
    return list(value) if isinstance(value, list | tuple) else [value]
