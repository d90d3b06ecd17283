"""The files that the project consists of, as git knows them."""

import subprocess
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).resolve().parents[3]
ROOT: Final = SOURCE.parent


class NotACheckout(Exception):
    """There is no git, or this copy did not come from it."""


def project_files(*endings: str) -> list[Path]:
    """List what is committed or soon could be, in the order of the alphabet.

    Raises: NotACheckout.
    """
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        answer = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotACheckout from error
    names = sorted(name for name in answer.stdout.split("\0") if name.endswith(endings or ("",)))
    # Listed may be what was just deleted; a link is judged where it leads.
    return [ROOT / name for name in names if (ROOT / name).is_file()]
