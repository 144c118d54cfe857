"""Settings from the environment, safe by default. Every variable is explained in docs/operations.md.

Nothing here reaches out: no mail server, no cache server, no outside host. The embedded database is SQLite
in DATA_DIR unless DATABASE_URL names a PostgreSQL server.
"""

import os
import sys
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str, default: str = "0") -> bool:
    value = os.environ.get(name, default)
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} phải là 0 hoặc 1, không phải {value!r}")
    return value == "1"


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} phải là một số nguyên không âm, không phải {value!r}")
    return int(value)


def secret_key(data_dir: Path) -> str:
    """SECRET_KEY from the environment, or the file that ./run makes once in DATA_DIR."""
    if "SECRET_KEY" in os.environ:
        return os.environ["SECRET_KEY"]
    file = data_dir / "secret-key"
    if file.exists():
        return file.read_text(encoding="ascii").strip()
    raise ImproperlyConfigured(f"Chưa có SECRET_KEY: đặt biến môi trường SECRET_KEY, hoặc tạo tệp {file}.")


def database(url: str, data_dir: Path) -> dict:
    """Connection settings. The embedded SQLite file, or postgresql://user:password@host:port/name?option=…"""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data_dir / "taonguon.sqlite3",
            "OPTIONS": {
                # IMMEDIATE: a deed takes the write lock at its start, so two at once queue instead of failing.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                if SQLITE_FAST
                else "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
            # Opening the file costs more than most queries; each thread of the server keeps its own connection.
            "CONN_MAX_AGE": None,
            "TEST": {"NAME": os.environ.get("TEST_SQLITE_NAME") or None},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL phải bắt đầu bằng postgresql://")
    query = dict(parse_qsl(parts.query))
    pool = query.pop("pool", "1") == "1"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": query.pop("port", None) or parts.port or "",
        "OPTIONS": {**({"pool": True} if pool else {}), **query},
    }


DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "data")).resolve()
DEBUG = flag("DEBUG")
TESTING = "pytest" in sys.modules
SQLITE_FAST = TESTING  # durability is never traded away outside the test run
SECRET_KEY = "tests-only-not-a-secret" if TESTING else secret_key(DATA_DIR)
# Identity numbers are encrypted under this key; losing it loses them (docs/operations.md, backups).
FIELD_KEY = os.environ.get("FIELD_KEY", "") or SECRET_KEY
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRUSTED_ORIGINS", "").split(",") if origin]
BEHIND_TLS = flag("BEHIND_TLS")
PRACTICE_MODE = flag("PRACTICE_MODE")
REQUIRE_SECOND_FACTOR = flag("REQUIRE_SECOND_FACTOR", "1")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "taonguon.common",
    "taonguon.account",
    "taonguon.audit",
    "taonguon.organization",
    "taonguon.regulation",
    "taonguon.person",
    "taonguon.member",
    "taonguon.plan",
    "taonguon.training",
    "taonguon.candidate",
    "taonguon.dossier",
    "taonguon.reminder",
    "taonguon.documents",
    "taonguon.api",
    "taonguon.jobs",
    "taonguon.web",
    "django.forms",  # after taonguon.web, whose templates of widgets come first
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "taonguon.web.middleware.ScopeMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "taonguon.web.context.frame",
            ],
            "builtins": ["taonguon.web.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "taonguon.web.renderers.FormRenderer"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # reading one writes no row
CSRF_FAILURE_VIEW = "taonguon.web.errors.csrf_failure"

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "account.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True  # who came in stands in our own trail
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]
AXES_LOCKOUT_CALLABLE = "taonguon.web.errors.locked_out"
LOGIN_URL = "/dang-nhap/"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 31536000
WHITENOISE_USE_FINDERS = TESTING or DEBUG
MAX_UPLOAD_BYTES = number("MAX_UPLOAD_BYTES", 10 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
