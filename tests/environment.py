"""Loaded before everything (`-p tests.environment`): gives this test process a house of its own."""

import os
import tempfile
from pathlib import Path

_worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
_home = Path(os.environ.get("FLORILEGE_TEST_HOME") or tempfile.mkdtemp(prefix="florilege-tests-"))
os.environ["FLORILEGE_TEST_HOME"] = str(_home)
os.environ["FLORILEGE_DATA"] = str(_home / _worker)
os.environ["FLORILEGE_STATIC_UNCOLLECTED"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "florilege.settings"
os.environ.setdefault(
    "FLORILEGE_CHARTER", str(Path(__file__).parent.parent / "charters" / "b.toml")
)
if os.environ.get("FLORILEGE_TEST_ENGINE") == "postgres":
    os.environ["FLORILEGE_POSTGRES"] = os.environ["FLORILEGE_TEST_POSTGRES"] + f"/{_worker}_"
