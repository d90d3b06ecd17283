"""Fifty sign-ups at once with spellings of one address make exactly one account."""

import threading
import unicodedata
from pathlib import Path

import pytest
from django.db import connections
from tests.kill.conftest import engine, home  # noqa: F401 - the fixtures of processes
from tests.kill.houses import House

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("ID-02")]
