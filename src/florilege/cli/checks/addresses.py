"""Nothing of the machine where it was written may stand in the project: a clone works anywhere."""

import re
from pathlib import Path
from typing import Final

from florilege.cli.checks.finding import Finding, failed_if
from florilege.cli.checks.tree import ROOT, project_files

# Written in pieces, so that this list does not find itself.
REGISTRIES: Final = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("registry.npmjs", "org"),
    ("registry.yarnpkg", "com"),
    ("npmjs", "com"),
    ("deb.debian", "org"),
)
LOCKS: Final = ("requirements/run.lock", "requirements/dev.lock", "frontend/package-lock.json")
RESOLVED: Final = re.compile(r'"resolved":|(?<!"url": ")https?://')


def addresses() -> Finding:
    """Raises: NotACheckout."""
    here = [str(ROOT), *(".".join(pieces) for pieces in REGISTRIES)]
    forbidden = re.compile("|".join(map(re.escape, here)))
    found = [line for file in project_files() for line in lines_with(forbidden, file)]
    locks = [ROOT / name for name in LOCKS if (ROOT / name).exists()]
    found += [line for lock in locks for line in lines_with(RESOLVED, lock)]
    return failed_if("\n".join(found))


def lines_with(pattern: re.Pattern[str], file: Path) -> list[str]:
    """Read what is not text as well: an address in a picture is one too."""
    text = file.read_text(encoding="utf-8", errors="replace")
    if not pattern.search(text):
        return []
    where = file.relative_to(ROOT)
    lines = enumerate(text.splitlines(), start=1)
    return [f"{where}:{number}: {line[:120]}" for number, line in lines if pattern.search(line)]
