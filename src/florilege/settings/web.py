"""What Django needs to serve pages: middleware, templates, languages, headers."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

PACKAGE_DIR = Path(__file__).resolve().parent.parent

ROOT_URLCONF = "florilege.www.urls"
WSGI_APPLICATION = "florilege.wsgi.application"
SITE_URL = os.environ.get("FLORILEGE_SITE", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("FLORILEGE_HOSTS", "127.0.0.1 localhost [::1]").split()
_TLS = SITE_URL.startswith("https://")

MIDDLEWARE = [
    "florilege.www.base.upkeep.UpkeepMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "florilege.www.base.limits.RequestLimitMiddleware",
    "florilege.www.base.locality.LocalityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "florilege.www.base.middleware.PageMiddleware",
    "florilege.www.base.closing.ClosingMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "florilege.www.base.context.layout",
            ],
            # Its `date` writes "1er décembre", on every page and in every letter.
            "builtins": ["florilege.www.base.templatetags.days"],
        },
    }
]

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "fr"
FORMAT_MODULE_PATH = ["florilege.settings.formats"]
LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("FLORILEGE_STATIC", PACKAGE_DIR.parent.parent / "build/static"))
_UNCOLLECTED = os.environ.get("FLORILEGE_STATIC_UNCOLLECTED") == "1"  # tests skip the collecting
_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if _UNCOLLECTED
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {"staticfiles": {"BACKEND": _STORAGE}}
WHITENOISE_USE_FINDERS = _UNCOLLECTED

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SESSION_ENGINE = "florilege.people.credentials.sessions"
SESSION_COOKIE_NAME = "sign_in"
SIGNED_IN_AT, SIGNED_OUT_AT = "learner:home", "public:home"  # where one stands afterwards
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # the page's own script sends it back
CSRF_FAILURE_VIEW = "florilege.www.base.errors.forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 31_536_000 if _TLS else 0
SECURE_SSL_REDIRECT = _TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _TLS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
UPLOAD_MAX_BYTES = 20_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"routes": {"()": "florilege.infra.logs.RoutesOnly"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["routes"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "django.views.debug.SafeExceptionReporterFilter"
DEBUG = False
