"""Directory, profile, departments and org chart."""

from django.urls import URLPattern, path

from lenig.people.views import (
    absences,
    correcting,
    departments,
    directory,
    editing,
    organisation,
    positions,
    profile,
    suggesting,
)

_person = "people/<handle:handle>/"

reading_urls: list[URLPattern] = [
    path("people/", directory.directory, name="directory"),
    path("people/suggest/", suggesting.suggest, name="suggest"),
    path(_person, profile.profile, name="profile"),
    path(f"{_person}fields/<slug:name>/", editing.field, name="field"),
    path(f"{_person}photo/", editing.photo, name="photo"),
    path(f"{_person}confirmation/", editing.confirmation, name="confirmation"),
    path(f"{_person}correction/", correcting.correction, name="correction"),
    path(f"{_person}absences/", absences.absences, name="absences"),
    path(f"{_person}absences/readers/", absences.absence_readers_chosen, name="absence-readers"),
    path(f"{_person}absences/<handle:absence>/end/", absences.absence_end, name="absence-end"),
    path(f"{_person}positions/", positions.position, name="new-position"),
    path(f"{_person}positions/<handle:position>/", positions.position, name="position"),
    path(f"{_person}positions/<handle:position>/end/", positions.position_end, name="position-end"),
    path("departments/<handle:handle>/", departments.department, name="department"),
    path("organisation/", organisation.organisation, name="organisation"),
    path("organisation/<handle:handle>/", organisation.branch, name="branch"),
    path("organisation/seats/<handle:handle>/", organisation.seat_branch, name="seat-branch"),
]
