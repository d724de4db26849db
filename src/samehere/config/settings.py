"""Every setting, in one place. What an operator may set is read from the environment.

`samehere` sets the variables from its own options before Django reads this file, so that
`--data`, `--host` and `--port` are all anybody needs to know. docs/settings.md explains each.
"""

from importlib.metadata import version
from urllib.parse import urlsplit

from samehere.config.data_folder import DEFAULT_FOLDER, listed_hosts, secret_key
from samehere.config.environment import (
    host_of,
    read_address,
    read_contact,
    read_folder,
    read_int,
    read_networks,
    read_one_of,
    read_text,
    read_yes_or_no,
)
from samehere.config.sign_in_provider import sign_in_provider
from samehere.web.assets import DJANGO_FILES

VERSION = version("samehere")

# Where everything lives: database, secret key, mail. Whoever moves the community to another
# disk changes it. `samehere --data` sets it.
DATA_DIR = read_folder("SAMEHERE_DATA", DEFAULT_FOLDER)

# The port and the addresses served on; `samehere serve --port --host` set them.
PORT = read_int("SAMEHERE_PORT", 8000, at_least=1)
HOST = read_text("SAMEHERE_HOST", "127.0.0.1")

# The address people type. It is in every link of a mail; https here turns on secure cookies.
ADDRESS = read_address("SAMEHERE_ADDRESS", f"http://localhost:{PORT}")
IS_SECURE = urlsplit(ADDRESS).scheme == "https"

SECRET_KEY = secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = listed_hosts(host_of(ADDRESS), HOST)
CSRF_TRUSTED_ORIGINS = [ADDRESS]
USE_X_FORWARDED_HOST = False
# Networks of the proxies in front, whose X-Forwarded-For is believed when it is counted how often
# somebody tries. Whoever puts a proxy in front sets it; without it all members count as one.
TRUSTED_PROXIES = read_networks("SAMEHERE_TRUSTED_PROXIES")

STATIC_URL = DJANGO_FILES

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "samehere.outbox",
    "samehere.web",
    "samehere.vocabulary",
    "samehere.members",
    "samehere.discussions",
    "samehere.experiences",
    "samehere.evidence",
    "samehere.archives",
    "samehere.moderation",
    "samehere.operations",
    "samehere.config",
    # After our rooms, whose templates come before its own; its tables are found by our own site.
    "django.contrib.admin.apps.SimpleAdminConfig",
]

MIDDLEWARE = [
    "samehere.web.middleware.SecurityHeaders",
    "samehere.web.middleware.BodyLimit",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samehere.members.middleware.MemberOfSession",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samehere.members.in_use.DevicesInUse",
    "samehere.web.middleware.ViewerPages",
    "samehere.web.middleware.RefusalPages",
    "samehere.members.middleware.RestingPowers",
]

ROOT_URLCONF = "samehere.config.urls"
WSGI_APPLICATION = "samehere.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "samehere.web.templates.environment"},
    },
    {
        # Mail texts, and the tables operators look into. No page a member sees.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "samehere.config.sqlite",
        "NAME": DATA_DIR / "samehere.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            # DEFERRED, Django's default, answers "database is locked" at once when a read
            # becomes a write.
            "transaction_mode": "IMMEDIATE",
            # secure_delete: words that are deleted are overwritten in the file as well.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000; "
                "PRAGMA journal_size_limit=27103364"
            ),
        },
        # Tests write to a file, as the community does: eight threads cannot share the one in
        # memory, and the gate stands before files alone.
        "TEST": {"NAME": str(DATA_DIR / "tests.sqlite3")},
    }
}

CACHES = {
    # Shared by all processes, so that limits on guessing codes hold for the whole server.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "KEY_FUNCTION": "samehere.web.shared_cache.sealed_key",
        # Above this number entries are dropped before their time, and tries forgotten with them.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# People
AUTH_USER_MODEL = "members.Member"
PASSWORD_HASHERS = ["samehere.members.hashing.PassphraseHasher"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "samehere.members.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "samehere.members.forms.JoinForm",
    "confirm_email_verification_code": "samehere.members.forms.JoinCodeForm",
    "request_login_code": "samehere.members.forms.SignInForm",
    "confirm_login_code": "samehere.members.forms.SignInCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
# How long a code holds, in seconds: long enough for slow mail, short for a stranger's guesses.
# Three wrong tries end it sooner; a new one can be had twice from the same page.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 20 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_BY_CODE_TIMEOUT
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = ACCOUNT_LOGIN_BY_CODE_TIMEOUT
# Counted in the cache all processes share. `key` is the address asked for, with try_code the
# session. 30 codes a day with 3 tries each leave 1 guess in 11,000 a day for one address.
ACCOUNT_RATE_LIMITS = {
    "signup": "20/m/ip",
    "request_login_code": "20/m/ip,3/m/key,10/h/key,30/d/key",
    "confirm_email": "3/m/key,10/h/key,30/d/key",
    "try_code": "60/m/ip,12/20m/key",
    # A second step, or a proof asked again; key is the member. Success clears the count. 50 a day
    # leave 1 guess in 6,000 a day for the app's 6 figures, to somebody who has the mailbox already.
    "try_proof": "60/m/ip,10/5m/key,50/d/key",
    "send_proof": "20/m/ip,3/m/key,10/h/key,30/d/key",
    "passkey": "60/m/ip",
    # Right and wrong passphrases alike; `key` is the address. 50 a day are half of what NIST allows
    # in a row, and the code by mail still works for who is kept out by a stranger's guessing.
    "try_passphrase": "30/m/ip,5/m/key,15/h/key,50/d/key",
    # Two codes each, for changing the address; `key` is the member.
    "change_email": "20/m/ip,3/m/key,10/h/key,20/d/key",
    "single_sign_on": "20/m/ip",
}
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-out/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Of whom a second factor is required before they may use what they can do: of those who look after
# a group and of operators, or of nobody. Whoever tries the program out sets it to nobody.
SECOND_FACTOR = read_one_of("SAMEHERE_SECOND_FACTOR", ("moderators", "nobody"))
# Where a member writes who can sign in no more. Whoever sets it publishes it, for everybody to
# read; without it the page only speaks of those who run the community.
CONTACT = read_contact("SAMEHERE_CONTACT")
# Where somebody writes who has found a hole. Whoever sets it publishes it, for everybody to read.
SECURITY_CONTACT = read_contact("SAMEHERE_SECURITY_CONTACT")
# The charity's own way to sign in, beside ours. Whoever sets it trusts what that provider says of
# its people's addresses.
SIGN_IN_PROVIDER = sign_in_provider(
    name=read_text("SAMEHERE_OIDC_NAME", ""),
    issuer=read_text("SAMEHERE_OIDC_ISSUER", ""),
    client_id=read_text("SAMEHERE_OIDC_CLIENT_ID", ""),
    client_secret=read_text("SAMEHERE_OIDC_CLIENT_SECRET", ""),
    secret_file=read_text("SAMEHERE_OIDC_CLIENT_SECRET_FILE", ""),
)
SOCIALACCOUNT_ADAPTER = "samehere.members.single_sign_on.provider.SocialAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "samehere.members.single_sign_on.provider.CharityProvider"}
}

SESSION_COOKIE_NAME = "__Host-sessionid" if IS_SECURE else "sessionid"
SESSION_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 30 * 24 * 3600
CSRF_COOKIE_NAME = "__Host-csrftoken" if IS_SECURE else "csrftoken"
CSRF_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = (
    "samehere.web.messages.BoundMessages"
    if IS_SECURE
    else "django.contrib.messages.storage.fallback.FallbackStorage"
)
CSRF_FAILURE_VIEW = "samehere.web.views.csrf_failure"
SECURE_HSTS_SECONDS = 63_072_000 if IS_SECURE else 0
# same-origin: the title of a discussion in a Referer would tell a diagnosis to another site.
SECURE_REFERRER_POLICY = "same-origin"

# Mail is queued in the writer's transaction; the worker writes it under DATA_DIR/mail.
EMAIL_BACKEND = "samehere.outbox.mail.EmailBackend"
MAIL_DIR = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = f"SameHere <no-reply@{urlsplit(ADDRESS).hostname}>"

# Language and time: pages print absolute times in the community's one time zone.
LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Sizes. Longer posts are refused with the text kept in the box.
LONGEST_POST = 20_000
LONGEST_TITLE = 150
POSTS_PER_PAGE = 40
THREADS_PER_PAGE = 30
# Fewest members whose experiences are shown as a number on a treatment's or a condition's page.
# Below it a reader could work out who said what. Raising it hides more; lower than 5 it cannot be.
SMALLEST_COUNT_SHOWN = read_int("SAMEHERE_SMALLEST_COUNT_SHOWN", 5, at_least=5)
# How pages name treatments that have one name in Britain and another in America: the first of these
# where it is not set. Whoever runs a community of Americans sets american. What was read and the
# addresses of pages stay as they are.
NAMES_SHOWN = read_one_of("SAMEHERE_NAMES", ("british", "american"))
# Whether the worker asks public services what publications are called that members mention. Whoever
# wants titles on the cards sets it to yes; then the numbers of publications leave this server.
LOOKS_UP_LITERATURE = read_yes_or_no("SAMEHERE_LOOK_UP_LITERATURE", default=False)
# Whole requests; checked before a byte of the body is read.
LARGEST_BODY = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY

# How much is logged. Whoever looks for a fault sets it to debug; what people write is in no log.
LOG_LEVEL = read_one_of("SAMEHERE_LOG_LEVEL", ["info", "debug", "warning"])
IS_TALKATIVE = LOG_LEVEL == "debug"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "samehere.console.logs.PlainFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "DEBUG" if IS_TALKATIVE else "WARNING"},
    "loggers": {
        "samehere": {"level": LOG_LEVEL.upper()},
        # Without Django's own handlers, one of which would mail whole requests.
        "django": {"handlers": [], "level": "DEBUG" if IS_TALKATIVE else "WARNING"},
        # What visitors asked for in vain is nobody's business; faults of ours still show.
        "django.request": {"level": "DEBUG" if IS_TALKATIVE else "ERROR"},
        "django.security": {"level": "DEBUG" if IS_TALKATIVE else "CRITICAL"},
        # These would write down addresses that are asked.
        "urllib3": {"level": "WARNING"},
    },
}
