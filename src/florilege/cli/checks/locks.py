"""The lock files must answer pyproject.toml: what it asks for stands in them, and fits."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from florilege.cli.checks.finding import Finding, failed_if
from florilege.cli.checks.tree import ROOT

RUN_LOCK: Final = ROOT / "requirements" / "run.lock"
DEV_LOCK: Final = ROOT / "requirements" / "dev.lock"
PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def locks() -> Finding:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project, groups = asked["project"], asked["dependency-groups"]
    always: list[str] = project["dependencies"]
    # A group may also include another one, by a table; its own names are met all the same.
    grouped = [line for lines in groups.values() for line in lines if isinstance(line, str)]
    optional = [line for lines in project["optional-dependencies"].values() for line in lines]
    unmet = [
        *unmet_in(RUN_LOCK, [*always, *groups["demo"], *groups["node"]]),
        *unmet_in(DEV_LOCK, [*always, *grouped, *optional]),
    ]
    return failed_if("\n".join([*unmet, "./florilege lock makes them again."] if unmet else []))


def unmet_in(lock: Path, lines: Iterable[str]) -> Iterator[str]:
    pins = {canonicalize_name(name): version for name, version in PIN.findall(lock.read_text())}
    for asked in map(Requirement, lines):
        version = pins.get(canonicalize_name(asked.name))
        if version is None or version not in asked.specifier:
            yield f"{lock.name}: {asked} is asked for, {version or 'nothing'} is locked"
