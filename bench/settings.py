"""The product's settings, with one more app and one more address file for what is compared."""

from florilege.settings import *  # noqa: F403 - one flat namespace is what Django reads
from florilege.settings import INSTALLED_APPS as _PRODUCT

# `declarations` stays last: it audits the measured app too.
INSTALLED_APPS = [*_PRODUCT[:-1], "bench.plain", _PRODUCT[-1]]
ROOT_URLCONF = "bench.urls"
