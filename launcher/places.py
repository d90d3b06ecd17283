"""Where the launcher finds and puts things, all inside the checkout."""

from pathlib import Path
from typing import Final, Literal

Profile = Literal["run", "dev"]

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "src"
PACKAGE: Final = SOURCE / "florilege"
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / "bin" / "python"
LOG: Final = VENV / "setup.log"
START_LOCK: Final = ROOT / ".florilege.lock"
LOCKS: Final[dict[Profile, Path]] = {
    "run": ROOT / "requirements" / "run.lock",
    "dev": ROOT / "requirements" / "dev.lock",
}
FRONTEND: Final = ROOT / "frontend"
BUILT_PAGES: Final = PACKAGE / "www" / "base" / "static" / "build"
LOCALE: Final = PACKAGE / "locale"
