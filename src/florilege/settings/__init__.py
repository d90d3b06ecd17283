"""Django's settings, read from the environment; nothing secret and no literal of the policy."""

import os
from pathlib import Path

from florilege.settings.apps import INSTALLED_APPS as INSTALLED_APPS
from florilege.settings.backups import backup_places
from florilege.settings.databases import open_archive, vault_databases
from florilege.settings.mail import *  # noqa: F403 - as below
from florilege.settings.retention import *  # noqa: F403 - as below
from florilege.settings.web import *  # noqa: F403 - one flat namespace is what Django reads
from florilege.settings.web import SITE_URL

PROJECT_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(os.environ.get("FLORILEGE_DATA", PROJECT_DIR / "data")).resolve()
CHARTER_PATH = Path(os.environ.get("FLORILEGE_CHARTER", PROJECT_DIR / "charters/b.toml")).resolve()
RING_DIR = Path(os.environ.get("FLORILEGE_RING", DATA_DIR / "ring"))
ESCROW_DIR = Path(os.environ.get("FLORILEGE_ESCROW", DATA_DIR / "escrow"))
SECRETS_DIR = Path(os.environ.get("FLORILEGE_SECRETS", DATA_DIR / "secrets"))
ANCHOR_DIR = Path(os.environ.get("FLORILEGE_ANCHORS", DATA_DIR / "anchors"))
# The private halves of the archive's month keys: for the archivist's process alone.
ARCHIVE_RING_DIR = Path(os.environ.get("FLORILEGE_ARCHIVE_RING", DATA_DIR / "archive-ring"))
ARCHIVE_COPY_DIR = os.environ.get("FLORILEGE_ARCHIVE_COPY")
ARCHIVIST = os.environ.get("FLORILEGE_ARCHIVIST") == "1"
ARCHIVIST_SITE = os.environ.get("FLORILEGE_ARCHIVIST_SITE", "http://127.0.0.1:8100").rstrip("/")
PLATFORM_SITE = os.environ.get("FLORILEGE_PLATFORM_SITE", SITE_URL)
MEDIA_DIR = DATA_DIR / "media"
# The log of erasures outlives every restore, so it stands where no backup of the data reaches.
TOMBSTONE_DIR = Path(os.environ.get("FLORILEGE_TOMBSTONES", ESCROW_DIR / "tombstones"))
BACKUP_KEY_PATH = Path(os.environ.get("FLORILEGE_BACKUP_KEY", SECRETS_DIR / "backup.agekey"))
BACKUP_PLACES = backup_places(os.environ)
# The code of the charter's site where this installation runs; checked at start if it is given.
HOSTED_AT = os.environ.get("FLORILEGE_HOSTED_AT", "")
# The code of the grant under which somebody outside the hosting countries may help with maintenance.
REMOTE_MAINTENANCE = os.environ.get("FLORILEGE_REMOTE_MAINTENANCE", "")
DEMO = os.environ.get("FLORILEGE_DEMO") == "1"

DATABASES = vault_databases(data_dir=DATA_DIR, server=os.environ.get("FLORILEGE_POSTGRES"))
# The platform's role may only deposit in the archive; the archivist's owns it, and so does who
# makes the tables.
ARCHIVE_DEPOSITOR = str(DATABASES["archive"].get("USER", ""))
if ARCHIVIST or os.environ.get("FLORILEGE_ARCHIVE_OWNER") == "1":
    open_archive(DATABASES, server=os.environ.get("FLORILEGE_POSTGRES_ARCHIVIST"))
if ARCHIVIST:
    ROOT_URLCONF = "florilege.www.archivist.site"
    SESSION_COOKIE_NAME = "archive_sign_in"
    SIGNED_IN_AT = SIGNED_OUT_AT = "archive:home"
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
