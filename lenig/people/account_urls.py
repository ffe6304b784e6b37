"""Getting in, one's own account, and the administration of people."""

from django.conf import settings
from django.urls import URLPattern, path

from lenig.people.accounts.views import (
    coming_in,
    departments,
    inviting,
    locations,
    managing,
    one_person,
    organisation,
    preferences,
    security,
    vacancies,
)

if settings.DEMO:
    from lenig.people.accounts import demo

_coming_in = [
    path("welcome/", coming_in.welcome, name="welcome"),
    path("join/<slug:token>/", coming_in.join, name="join"),
    path("language/", preferences.speak, name="speak"),
]

_settings = [
    path("settings/", preferences.account, name="settings"),
    path("settings/preferences/", preferences.preferences, name="preferences"),
    path("settings/preferences/language/", preferences.language, name="language"),
    path("settings/preferences/appearance/", preferences.appearance, name="appearance"),
    path("settings/security/", security.security, name="security"),
    path("settings/sessions/others/end/", security.other_sessions_end, name="other-sessions-end"),
    path("settings/sessions/<handle:handle>/end/", security.session_end, name="session-end"),
    path("settings/passkeys/<handle:handle>/name/", security.passkey_name, name="passkey-name"),
    path(
        "settings/passkeys/<handle:handle>/removal/",
        security.passkey_removal,
        name="passkey-removal",
    ),
]

_manage = [
    path("manage/people/", managing.people, name="manage"),
    path("manage/people/new/", managing.new_person, name="new-person"),
    path("manage/people/<handle:handle>/", one_person.person, name="manage-person"),
    path("manage/people/<handle:handle>/role/", one_person.role, name="role"),
    path(
        "manage/people/<handle:handle>/deactivation/", one_person.deactivation, name="deactivation"
    ),
    path("manage/people/<handle:handle>/last-day/", one_person.last_day, name="last-day"),
    path(
        "manage/people/<handle:handle>/reactivation/", one_person.reactivation, name="reactivation"
    ),
    path(
        "manage/people/<handle:handle>/address-release/",
        one_person.address_release,
        name="address-release",
    ),
    path("manage/people/<handle:handle>/address/", one_person.address, name="address"),
    path(
        "manage/people/<handle:handle>/second-step/removal/",
        one_person.second_step_removal,
        name="second-step-removal",
    ),
    path(
        "manage/people/<handle:handle>/invitation/",
        one_person.person_invitation,
        name="person-invitation",
    ),
    path("manage/invitations/", inviting.invitations, name="invitations"),
    path("manage/invitations/new/", inviting.new_invitations, name="new-invitations"),
    path("manage/invitations/<handle:handle>/sending/", inviting.sending, name="sending"),
    path("manage/invitations/<handle:handle>/withdrawal/", inviting.withdrawal, name="withdrawal"),
    path("manage/departments/", departments.departments, name="manage-departments"),
    path("manage/departments/new/", departments.new_department, name="new-department"),
    path("manage/departments/<handle:handle>/", departments.department, name="manage-department"),
    path(
        "manage/departments/<handle:handle>/removal/",
        departments.department_removal,
        name="department-removal",
    ),
    path(
        "manage/departments/<handle:handle>/vacancies/",
        vacancies.new_vacancy,
        name="new-vacancy",
    ),
    path(
        "manage/departments/<handle:handle>/vacancies/<handle:position>/",
        vacancies.vacancy,
        name="vacancy",
    ),
    path(
        "manage/departments/<handle:handle>/vacancies/<handle:position>/end/",
        vacancies.vacancy_end,
        name="vacancy-end",
    ),
    path("manage/locations/", locations.new_location, name="new-location"),
    path("manage/locations/<handle:handle>/", locations.location, name="manage-location"),
    path(
        "manage/locations/<handle:handle>/removal/",
        locations.location_removal,
        name="location-removal",
    ),
    path("manage/organisation/", organisation.organisation, name="manage-organisation"),
    path("manage/organisation/domains/", organisation.new_domain, name="new-domain"),
    path(
        "manage/organisation/domains/<str:domain>/removal/",
        organisation.domain_removal,
        name="domain-removal",
    ),
]

# Outside the demo there is no such address and no such code.
_demo = [path("demo/<handle:handle>/", demo.sign_in, name="demo-sign-in")] if settings.DEMO else []

account_urls: list[URLPattern] = [*_coming_in, *_settings, *_manage, *_demo]
