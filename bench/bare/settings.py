"""An ordinary Django site around the product's templates and tables."""

import os

from florilege.settings import *  # noqa: F403 - one flat namespace is what Django reads
from florilege.settings import DATA_DIR
from florilege.settings import INSTALLED_APPS as _PRODUCT
from florilege.settings.databases import vault_databases

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    *(app for app in _PRODUCT if app != "florilege.infra.declarations"),
    "bench.bare",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SECRET_KEY = "a bare site that is measured"
TIME_ZONE = "Europe/Paris"
ROOT_URLCONF = "bench.bare.urls"
DATABASE_ROUTERS: list[str] = []

# The product's own settings of an ordinary vault, so that neither side is tuned better.
_one = vault_databases(data_dir=DATA_DIR, server=os.environ.get("FLORILEGE_POSTGRES"))["public"]
_is_file = "sqlite3" in _one["ENGINE"]
_one["NAME"] = (
    DATA_DIR / "vaults" / "bare.sqlite3"
    if _is_file
    else f"{str(_one['NAME']).removesuffix('public')}bare"
)
if _is_file:
    _one["OPTIONS"]["init_command"] = _one["OPTIONS"]["init_command"].replace(
        "PRAGMA secure_delete=ON;", ""
    )
DATABASES = {"default": _one}
