"""Installations for the length of a measure, each in a folder or on databases of its own."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bench.processes import ROOT, Process, process

POSTGRES = "FLORILEGE_TEST_POSTGRES"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Engine:
    """`server` is the address of a PostgreSQL server; without one, vaults are SQLite files."""

    name: str
    server: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """An installation that is ready for use, and the environment in which its processes run."""

    env: Mapping[str, str]

    @contextmanager
    def process(self) -> Iterator[Process]:
        with process(self.env) as started:
            yield started

    @contextmanager
    def bare(self) -> Iterator[Process]:
        """A process of the same pages in bare Django, beside the house."""
        env = {**self.env, "DJANGO_SETTINGS_MODULE": "bench.bare.settings"}
        with process(env) as started:
            yield started


@contextmanager
def house(engine: Engine, *, static: Path | None) -> Iterator[House]:
    """Make an installation, and take everything away at the end."""
    with tempfile.TemporaryDirectory(prefix="florilege-bench-") as folder:
        (Path(folder) / "vaults").mkdir()
        env = _environment(engine, Path(folder), static)
        with process(env) as maker:
            maker.call("bench.inside.installing:install_house")
        try:
            yield House(env=env)
        finally:
            if engine.server:
                with process(env) as maker:
                    maker.call("bench.inside.installing:drop_databases")


def _environment(engine: Engine, folder: Path, static: Path | None) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("FLORILEGE_")}
    env |= {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "FLORILEGE_DATA": str(folder),
        "FLORILEGE_CHARTER": str(ROOT / "charters" / "b.toml"),
        "FLORILEGE_MAIL": "mailbox",
        # Measured by itself: how long an erasure works, not how long it waits for old requests.
        "FLORILEGE_DRAIN_SECONDS": "0",
    }
    if static is None:
        env["FLORILEGE_STATIC_UNCOLLECTED"] = "1"
    else:
        env["FLORILEGE_STATIC"] = str(static)
    if engine.server:
        env["FLORILEGE_POSTGRES"] = f"{engine.server}/bench_{os.getpid()}_{next(_numbers)}_"
    return env
