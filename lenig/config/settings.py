"""The settings of Lenig, read from the environment and from nowhere else.

Nothing needs to be set: then Lenig keeps its data beside its code and answers
on this machine alone. What is set is checked here, and nonsense is refused with
a sentence that says what is allowed (`docs/reference/settings.md` lists all).
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from lenig.config import data_folder, env
from lenig.config.finding import LENIG, lenig_apps

# -- Where we are ------------------------------------------------------------------

DATA = Path(env.text("LENIG_DATA", str(data_folder.default_folder()), allowed="a folder"))
DEMO = env.flag("LENIG_DEMO", default=False)
DEBUG = env.flag("LENIG_DEBUG", default=False)
SECRET_KEY = env.key("LENIG_SECRET_KEY") or data_folder.secret_key(DATA)
# After a change of key: what the earlier ones signed and sealed is still ours.
SECRET_KEY_FALLBACKS = env.text("LENIG_EARLIER_SECRET_KEYS").split()

BIND = env.text("LENIG_BIND", "127.0.0.1", allowed="an address of this machine")
PORT = env.number("LENIG_PORT", 8000, least=1, most=65534)
LIVE_PORT = env.number("LENIG_LIVE_PORT", PORT + 1, least=1, most=65535)
SITE_URL = env.address("LENIG_SITE_URL", f"http://localhost:{PORT}")
HOST = SITE_URL.hostname or ""
IS_LOCAL = HOST in {"localhost", "127.0.0.1", "::1"} or HOST.endswith(".localhost")
IS_SECURE = SITE_URL.scheme == "https"

if not IS_SECURE and not IS_LOCAL:
    raise ImproperlyConfigured(
        f"LENIG_SITE_URL is {SITE_URL.geturl()}: people would sign in over a line that "
        "anybody can read. Use https://, or http://localhost on this machine alone."
    )
if SITE_URL.path.strip("/") or SITE_URL.query:
    raise ImproperlyConfigured(
        f"LENIG_SITE_URL is {SITE_URL.geturl()}. Allowed is: scheme, host and port, without a path."
    )
if DEBUG and not IS_LOCAL:
    raise ImproperlyConfigured(
        f"LENIG_DEBUG is on while the site is {SITE_URL.geturl()}: error pages would show "
        "secrets to everybody. Allowed is: only on localhost."
    )
if DEMO and not IS_LOCAL:
    raise ImproperlyConfigured(
        f"LENIG_SITE_URL is {SITE_URL.geturl()}. A demo is for this machine alone, "
        "because anybody may sign in as anybody."
    )
if LIVE_PORT == PORT:
    raise ImproperlyConfigured(
        f"LENIG_LIVE_PORT is {LIVE_PORT}. Allowed is: another port than LENIG_PORT."
    )

ORIGIN = f"{SITE_URL.scheme}://{SITE_URL.netloc}"
#: On this machine alone there is no proxy: the browser asks the live port itself.
LOCAL_NAMES = ["localhost", "127.0.0.1"] if IS_LOCAL else []
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"] if IS_LOCAL else [HOST]
CSRF_TRUSTED_ORIGINS = [ORIGIN]

# -- What runs ---------------------------------------------------------------------

# A second process doubled the throughput; more threads did not.
WEB_PROCESSES = env.number("LENIG_WEB_PROCESSES", min(os.cpu_count() or 1, 4), least=1, most=64)
WEB_THREADS = 2
LIVE_CLIENTS = env.number("LENIG_LIVE_CLIENTS", 5000, least=1, most=50_000)

# -- What is installed -------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
ROOT_URLCONF = "lenig.config.urls"
WSGI_APPLICATION = "lenig.config.wsgi.application"
FORM_RENDERER = "lenig.ui.forms.FormRenderer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    *lenig_apps(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "lenig.config.static.StaticFiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "django_prose_editor",
]

MIDDLEWARE = [
    "lenig.config.middleware.numbers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lenig.config.compressing.compressed",
    "lenig.config.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "lenig.config.readable.Readable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lenig.config.middleware.session_ends",
    "lenig.files.receiving.large_bodies",
    "lenig.people.accounts.language.speaks_their_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lenig.access.middleware.ViewerMiddleware",
    "lenig.oversight.middleware.elevated_reads",
    "lenig.people.beside_names.beside_names",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [LENIG / "ui" / "components"],
        # template_partials replaces this by its own loader around the cached one.
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lenig.ui.frame.frame",
            ],
        },
    }
]

# -- Storage -----------------------------------------------------------------------

_SERVER = env.database("DATABASE_URL")
_EMBEDDED: dict[str, Any] = {
    "ENGINE": "lenig.toolkit.sqlite",
    "NAME": DATA / "lenig.sqlite3",
    "CONN_MAX_AGE": None,
    # FULL: an acknowledged post survives a power cut. Tests need no such promise.
    "OPTIONS": {
        "synchronous": env.one_of("LENIG_SQLITE_SYNC", "full", choices=("full", "normal", "off"))
    },
}

# Server-side cursors and poolers in transaction mode do not go together.
DATABASES: dict[str, dict[str, Any]] = {
    "default": (
        _SERVER
        | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "DISABLE_SERVER_SIDE_CURSORS": True}
        if _SERVER
        else _EMBEDDED
    )
}
# A transaction around every request would make each reader queue as a writer.
DATABASES["default"]["ATOMIC_REQUESTS"] = False
# Who forgets `@transaction.atomic` hears it while developing, not after a power cut.
LENIG_REFUSE_BARE_WRITES = env.flag("LENIG_REFUSE_BARE_WRITES", default=DEBUG)

REDIS_URL = env.redis_server("LENIG_REDIS_URL")
# Sign-in limits count across all processes, so the cache must be shared by them.
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "lenig.config.shared_cache.SharedCache", "LOCATION": "shared_cache"}
    ),
    # Rendered pieces may vanish at any moment; each process keeps its own.
    "fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}

STATIC_URL = "/static/"
STATIC_ROOT = LENIG / "_static"
# One stylesheet and one script are put together from the files of all components.
BUNDLE_DIR = DATA / "bundle"
STATICFILES_FINDERS = [
    "lenig.ui.finders.BundleFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# Collected once at set-up; a checkout without them serves the sources, so that a new
# style sheet shows at once.
HAS_COLLECTED = (STATIC_ROOT / "staticfiles.json").exists()
WANTS_SOURCE = env.flag("LENIG_STATIC_FROM_SOURCE", default=DEBUG)
STATIC_FROM_SOURCE = WANTS_SOURCE or not HAS_COLLECTED
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = STATIC_FROM_SOURCE

MEDIA_ROOT = DATA / "files"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "lenig.files.storage.DurableFiles"},
    "staticfiles": {"BACKEND": "lenig.config.hashed_files.HashedFiles"},
}
#: The most that one file, or the files of one form together, may weigh.
UPLOAD_MOST = env.number("LENIG_UPLOAD_MB", 250, least=1, most=10_000) * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}}

# -- Language and time -------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
USE_TZ = True
TIME_ZONE = env.time_zone("LENIG_TIME_ZONE", "Europe/Amsterdam")

# -- Signing in --------------------------------------------------------------------

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_PASSWORDS = "lenig.people.accounts.passwords"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_PASSWORDS}.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.NotWellKnown"},
    {"NAME": f"{_PASSWORDS}.NotOnesOwnName"},
]
AUTHENTICATION_BACKENDS = ["lenig.people.accounts.backend.Backend"]
#: Seconds that a link to set a new password works.
PASSWORD_RESET_TIMEOUT = 3600

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "lenig.people.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "lenig.people.accounts.second_factor.SecondFactorAdapter"
_SIGNING_IN = "lenig.people.accounts.forms.signing_in"
_OWN_ACCOUNT = "lenig.people.accounts.forms.own_account"
ACCOUNT_FORMS = {
    "login": f"{_SIGNING_IN}.LoginForm",
    "reset_password": f"{_SIGNING_IN}.ResetPasswordForm",
    "reset_password_from_key": f"{_SIGNING_IN}.ResetPasswordKeyForm",
    "user_token": f"{_SIGNING_IN}.ResetLinkForm",
    "add_email": f"{_OWN_ACCOUNT}.AddEmailForm",
    "change_password": f"{_OWN_ACCOUNT}.ChangePasswordForm",
    "set_password": f"{_OWN_ACCOUNT}.SetPasswordForm",
    "reauthenticate": f"{_OWN_ACCOUNT}.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": f"{_SIGNING_IN}.AuthenticateForm",
    "login_webauthn": f"{_SIGNING_IN}.LoginPasskeyForm",
    "reauthenticate": f"{_OWN_ACCOUNT}.ReauthenticateByCodeForm",
    "activate_totp": f"{_OWN_ACCOUNT}.ActivateAppForm",
    "add_webauthn": f"{_OWN_ACCOUNT}.AddPasskeyForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# None: who signs in says whether this device remembers them.
ACCOUNT_SESSION_REMEMBER = None
# Changing how one signs in takes a proof of the last five minutes.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_URL.scheme
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/h/key",
    "redeem": "20/m/ip",
    "register": "3/h/key",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Nobody has an account before their address is proven; a change of address that still
# waits for its proof is no reason to refuse a second step, nor the other way round.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Lenig"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE

# -- Sessions and cookies ----------------------------------------------------------

#: A session ends after this long without a visit, and after the second in any case.
SESSION_IDLE = timedelta(days=14)
SESSION_LONGEST = timedelta(days=30)
#: That of who can change everybody's account ends with the working day.
SESSION_LONGEST_ADMINISTRATOR = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_IDLE.total_seconds())
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# The prefix makes the browser refuse the cookie from any other host or an open line.
_PREFIX = "__Host-" if IS_SECURE else ""
SESSION_COOKIE_NAME = f"{_PREFIX}lenig-session"
CSRF_COOKIE_NAME = f"{_PREFIX}lenig-csrf"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}lenig-language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
#: Proves to the live process that somebody is signed in; see `lenig.live.ticket`.
LIVE_COOKIE_NAME = f"{_PREFIX}lenig-live"
LIVE_ORIGINS = [ORIGIN, *(f"http://{name}:{PORT}" for name in LOCAL_NAMES)]
MESSAGE_STORAGE = "lenig.config.flashing.OwnMessages"
MESSAGE_COOKIE_NAME = f"{_PREFIX}lenig-messages"

# -- What the browser may do -------------------------------------------------------

PROXIES = env.number("LENIG_PROXIES", 1 if IS_SECURE else 0, least=0, most=5)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from within, where there is no TLS
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_SECURE
# To be on the browsers' own list is for the owner of the whole domain to ask.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# No trusted types: htmx 2 assigns HTML. No unsafe-inline anywhere, also not for styles.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF, *(f"http://{name}:{LIVE_PORT}" for name in LOCAL_NAMES)],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# -- Mail and log ------------------------------------------------------------------

_MAIL = env.mail_server("LENIG_EMAIL_URL")
EMAIL_BACKEND = _MAIL.backend
EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.starts_tls, _MAIL.speaks_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.sender("LENIG_EMAIL_FROM", f"Lenig <lenig@{HOST}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname:7} {number} {name}: {message}", "style": "{"},
    },
    "filters": {
        "numbers": {"()": "lenig.toolkit.numbering.Numbers"},
        "one line": {"()": "lenig.config.strangers.OneLine"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["numbers"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.security.DisallowedHost": {"filters": ["one line"]},
        "lenig": {
            "level": env.one_of(
                "LENIG_LOG_LEVEL", "info", choices=("debug", "info", "warning", "error")
            ).upper()
        },
    },
}

env.refuse_unknown()
