"""What the worker does for people."""

from django.urls import reverse
from django_tasks import task

from lenig.people.accounts.letters import on_site, send_letter
from lenig.people.models import Person, Role


@task(queue_name="mail")
def send_correction(about: str, by: str, words: str) -> None:
    """Mail the administrators what somebody says is not right about a colleague."""
    named = Person.objects.in_bulk([about, by], field_name="handle")
    if about not in named or by not in named:
        return
    for administrator in Person.objects.active().filter(role=Role.ADMINISTRATOR):
        if administrator.email:
            send_letter(
                "correction",
                to=administrator.email,
                language=administrator.language,
                person=administrator,
                about=named[about],
                by=named[by],
                words=words,
                link=on_site(reverse("people:profile", args=[about])),
            )
