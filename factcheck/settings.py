"""Settings: from nothing, an embedded newsroom on SQLite; by environment variables alone, a production one.

Every variable is listed in docs/deploy.md.
"""

import contextlib
import os
import tempfile
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from factcheck.environment import (
    database,
    flag,
    folder,
    folder_with,
    hosts,
    log_level,
    mail_backend,
    mail_server_fits,
    number,
    origin,
    origins,
    rate,
    required,
    sender,
    server,
    text,
    time_zone,
)
from factcheck.log_lines import logging_to_console

BASE_DIR = Path(__file__).resolve().parent.parent


def _make_data_folder(path: Path) -> None:
    try:
        # What nobody published lies in it, and the key that signs sessions: for its owner alone.
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        told = f"The data folder can't be made: {error}. Name another one: FACTCHECK_DATA."
        raise ImproperlyConfigured(told) from error


def _embedded_secret_key(data: Path) -> str:
    """Return the key kept in the data folder, made on first use and readable by its owner alone."""
    path = data / "secret_key"
    if not path.exists():
        # Linked into place whole: another process that starts at this moment must not read half a key.
        descriptor, made = tempfile.mkstemp(dir=data)
        with os.fdopen(descriptor, "w") as file:
            file.write(get_random_secret_key())
        with contextlib.suppress(FileExistsError):
            os.link(made, path)
        os.unlink(made)
    return path.read_text().strip()


DATA_DIR = folder("FACTCHECK_DATA", BASE_DIR / "var")
_make_data_folder(DATA_DIR)
# Production is what this says, and nothing is made up then: all that is stricter hangs on it.
PRODUCTION = flag("FACTCHECK_PRODUCTION", default=False)
DEBUG = flag("FACTCHECK_DEBUG", default=False)
if PRODUCTION:
    required("FACTCHECK_SECRET_KEY", " to a long random text: production does not make its own.")
    required("FACTCHECK_HOSTS", " to the names that the site answers to, such as facts.example.org.")
    required("DATABASE_URL", ", such as postgres://user:password@host/name.")
    required("BROKER_URL", ", such as redis://host:6379/0.")
SECRET_KEY = text("FACTCHECK_SECRET_KEY") or _embedded_secret_key(DATA_DIR)
ALLOWED_HOSTS = hosts("FACTCHECK_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = origins("FACTCHECK_TRUSTED_ORIGINS")
#: The address that feeds, structured data and e-mails name; empty: the address of the request.
PUBLIC_ORIGIN = origin("FACTCHECK_PUBLIC_ORIGIN")
NEWSROOM_NAME = text("FACTCHECK_NEWSROOM", "The Fact Desk")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "csp",
    "axes",
    "rules",
    "articles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "factcheck.head_requests.with_etags_for_head",
    "factcheck.null_characters.without_null_characters",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database -------------------------------------------------------------------------------------------------------
if named_database := database("DATABASE_URL"):
    DATABASES = {"default": named_database}
else:
    # WAL and IMMEDIATE let two web processes and a worker write without "database is locked"; see docs/decisions.
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "factcheck.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; "
                    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY; "
                    # INSERT OR REPLACE would else take away what triggers forbid to delete.
                    "PRAGMA recursive_triggers=ON;"
                ),
            },
            # A file: worker threads would each see an empty database of their own in memory.
            "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Cache: shared by all processes, because throttles count in it ---------------------------------------------------
if text("CACHE_URL"):
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": server("CACHE_URL", "redis", "rediss", "unix"),
            "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
        }
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# Claim pages that a process rendered before; each page's key is made of all that it shows.
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "pages",
    "TIMEOUT": None,
    "OPTIONS": {"MAX_ENTRIES": 1000},
}

# --- Background work ------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = (
    server("BROKER_URL", "redis", "rediss", "redis+socket", "amqp", "amqps", "folder") or "folder://localhost"
)
BROKER_FOLDER = DATA_DIR / "broker"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 100
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_PREFETCH_MULTIPLIER = number("CELERY_PREFETCH", 1 if PRODUCTION else 4, least=1)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
if CELERY_BROKER_URL.startswith("folder:"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_FOLDER / "messages"),
        "data_folder_out": str(BROKER_FOLDER / "messages"),
        "control_folder": str(BROKER_FOLDER / "control"),
    }
else:
    # Redis hands a late task to a second worker after an hour at the earliest; a broker that is down is given up
    # quickly, because the check's row is the truth and the sweep sends it again.
    CELERY_BROKER_TRANSPORT_OPTIONS = (
        {
            "visibility_timeout": 3600,
            "unacked_restore_throttle": 1,
            "socket_timeout": 5,
            "socket_connect_timeout": 2,
        }
        if CELERY_BROKER_URL.startswith("redis")
        else {}
    )
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
#: A lease outlives the hard time limit, so that a check is never taken from a worker that may still write.
CHECK_LEASE_SECONDS = number("CHECK_LEASE_SECONDS", 180, least=CELERY_TASK_TIME_LIMIT + 1 if PRODUCTION else 1)
CHECK_SWEEP_SECONDS = number("CHECK_SWEEP_SECONDS", 30, least=1)
#: Edits of one claim within this time are one check.
CHECK_SETTLE_SECONDS = 1
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "articles.sweep", "schedule": CHECK_SWEEP_SECONDS},
    "tidy": {"task": "articles.tidy", "schedule": timedelta(days=1)},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat")

# --- Analysis -------------------------------------------------------------------------------------------------------
#: A folder with another NLI cross-encoder (model.onnx, tokenizer.json, config.json); empty: the one that ships.
CONTRADICTION_MODEL = folder_with("CONTRADICTION_MODEL", "model.onnx", "tokenizer.json", "config.json")

# --- Accounts -------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:queue"
LOGOUT_REDIRECT_URL = "desk:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "factcheck.clients.client_address"
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "desk/accounts/locked.html"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
EMAIL_BACKEND = mail_backend(
    "EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if PRODUCTION else "django.core.mail.backends.console.EmailBackend",
)
EMAIL_HOST = text("EMAIL_HOST", "localhost")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL = flag("EMAIL_USE_SSL", default=False)
EMAIL_PORT = number("EMAIL_PORT", 465 if EMAIL_USE_SSL else 25, least=1, most=65535)
EMAIL_HOST_USER = text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = text("EMAIL_HOST_PASSWORD")
#: A page waits for the mail server: one that is silent must not hold up the rest.
EMAIL_TIMEOUT = 10
mail_server_fits(
    port=EMAIL_PORT, ssl=EMAIL_USE_SSL, tls=EMAIL_USE_TLS, user=EMAIL_HOST_USER, password=EMAIL_HOST_PASSWORD
)
DEFAULT_FROM_EMAIL = sender("DEFAULT_FROM_EMAIL", "factcheck@localhost")

# --- API ------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["articles.api.access.LimitedJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "articles.api.access.BearerOfToken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "articles.api.schema.Schema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_THROTTLE_CLASSES": ["articles.api.access.Throttle"],
    # OPTIONS would tell the fields of forms; the schema does.
    "DEFAULT_METADATA_CLASS": None,
    # The API speaks JSON only: there is nothing to choose by ?format=.
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "articles.api.problems.handle",
    # How many proxies of ours add to X-Forwarded-For; what a client writes there itself must not count.
    "NUM_PROXIES": number("FACTCHECK_PROXIES", 1 if flag("FACTCHECK_BEHIND_PROXY", default=False) else 0),
}
#: Requests of one address or account: to what is published, to the desk, to log in; and a reader's searches.
API_RATES = {
    "published": rate("API_RATE_PUBLISHED", "300/min"),
    "desk": rate("API_RATE_DESK", "1200/min"),
    "login": rate("API_RATE_LOGIN", "20/min"),
    "search": rate("PUBLIC_RATE_SEARCH", "120/min"),
}
REST_KNOX = {"TOKEN_TTL": timedelta(hours=12)}
SPECTACULAR_SETTINGS = {
    "TITLE": "Fact-checking desk",
    "DESCRIPTION": "What is published, open to everybody; and the newsroom's desk, by session or token.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_NO_READ_ONLY_REQUIRED": False,
    "SORT_OPERATIONS": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "articles.api.schema.describe_problems",
    ],
    "PATH_CONVERTER_OVERRIDES": {
        "api_id": {"type": "string", "pattern": "^[2-9b-df-hj-km-np-tv-xz]{12}$"},
        "draft_field": {"type": "string", "enum": ["note", "explanation", "verdict"]},
        "int": {"type": "integer", "minimum": 0, "maximum": 2_147_483_647},
    },
    "ENUM_NAME_OVERRIDES": {
        "SaidStatusEnum": "articles.models.choices.SaidStatus",
        "TruthStatusEnum": "articles.models.choices.TruthStatus",
        "VoiceEnum": "articles.models.choices.Voice",
        "ClaimKindEnum": "articles.models.choices.ClaimKind",
        "SourceKindEnum": "articles.models.choices.SourceKind",
        "ReliabilityEnum": "articles.models.choices.Reliability",
        "AttributionStateEnum": "articles.models.choices.AttributionState",
        "AttributionKindEnum": "articles.models.choices.AttributionKind",
        "AttributionMannerEnum": "articles.models.choices.AttributionManner",
        "PolarityEnum": "articles.models.choices.Polarity",
        "ViaRoleEnum": "articles.models.choices.ViaRole",
        "EvidenceKindEnum": "articles.models.choices.EvidenceKind",
        "EvidenceStanceEnum": "articles.models.choices.EvidenceStance",
        "EvidenceQuestionEnum": "articles.models.choices.EvidenceQuestion",
        "ContradictionKindEnum": "articles.models.choices.ContradictionKind",
        "ContradictionDecisionEnum": "articles.models.choices.ContradictionDecision",
        "CheckKindEnum": "articles.models.choices.CheckKind",
        "CheckStateEnum": "articles.models.choices.CheckState",
    },
}

# --- Words and time -------------------------------------------------------------------------------------------------
# With a second one LocaleMiddleware belongs behind the sessions; with one, caches would keep a page for each browser's.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
TIME_ZONE = time_zone("TZ", strict=PRODUCTION)
USE_I18N = True
FORMAT_MODULE_PATH = ["factcheck.formats"]
USE_TZ = True

# --- Static files ---------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = folder("FACTCHECK_STATIC", DATA_DIR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

# --- Security -------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "articles.desk.views.accounts.csrf_failure"
if PRODUCTION:
    SECURE_SSL_REDIRECT = flag("FACTCHECK_HTTPS_REDIRECT", default=True)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = number("FACTCHECK_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("FACTCHECK_HSTS_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = flag("FACTCHECK_HSTS_PRELOAD", default=True)
    if flag("FACTCHECK_BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Imports are read whole before they are judged: articles.intake says what is too much, in words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LOGGING = logging_to_console(log_level("LOG_LEVEL"))
