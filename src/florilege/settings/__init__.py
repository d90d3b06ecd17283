"""Django's settings, read from the environment; nothing secret and no literal of the policy."""

import os
from pathlib import Path

from florilege.settings.apps import INSTALLED_APPS as INSTALLED_APPS
from florilege.settings.databases import vault_databases
from florilege.settings.web import *  # noqa: F403 - one flat namespace is what Django reads

PROJECT_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(os.environ.get("FLORILEGE_DATA", PROJECT_DIR / "data")).resolve()
CHARTER_PATH = Path(os.environ.get("FLORILEGE_CHARTER", PROJECT_DIR / "charters/b.toml")).resolve()
RING_DIR = Path(os.environ.get("FLORILEGE_RING", DATA_DIR / "ring"))
ESCROW_DIR = Path(os.environ.get("FLORILEGE_ESCROW", DATA_DIR / "escrow"))
SECRETS_DIR = Path(os.environ.get("FLORILEGE_SECRETS", DATA_DIR / "secrets"))
ANCHOR_DIR = Path(os.environ.get("FLORILEGE_ANCHORS", DATA_DIR / "anchors"))
MEDIA_DIR = DATA_DIR / "media"
# The code of the charter's site where this installation runs; checked at start if it is given.
HOSTED_AT = os.environ.get("FLORILEGE_HOSTED_AT", "")
# The code of the grant under which somebody outside the hosting countries may help with maintenance.
REMOTE_MAINTENANCE = os.environ.get("FLORILEGE_REMOTE_MAINTENANCE", "")
DEMO = os.environ.get("FLORILEGE_DEMO") == "1"

DATABASES = vault_databases(data_dir=DATA_DIR, server=os.environ.get("FLORILEGE_POSTGRES"))
DATABASE_ROUTERS = ["florilege.infra.vaults.router.VaultRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _web_key() -> str:
    """Django's own signing key, from the installation's secrets; unset before set-up."""
    path = SECRETS_DIR / "web.key"
    return path.read_bytes().hex() if path.is_file() else "not set up: nothing is served with this"


SECRET_KEY = _web_key()

# Requests are cut off after 20 s, so that nothing begun before an erasure still writes after this.
REQUEST_SECONDS = 20
ERASURE_DRAIN_SECONDS = int(os.environ.get("FLORILEGE_DRAIN_SECONDS", "30"))
