"""Two people live the same life in one house; the file of the one is fetched and read."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from florilege.kernel.registry import REGISTRY
from tests.canary.conftest import new_marks
from tests.canary.marks import Marks
from tests.kill.conftest import SERVER
from tests.kill.conftest import sampled_engine as engine  # noqa: F401 - the engines
from tests.kill.houses import House, house


@dataclass
class Fetched:
    """A person's file, and what the other person is known by."""

    home: House
    marks: Marks
    other: Marks
    person: str
    other_person: str
    statuses: list[int]
    members: dict[str, bytes]
    counts: dict[str, int]
    schema: dict[str, Any]
    coverage: dict[str, str]
    path: Path

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(self.members["data.json"]))

    @property
    def own(self) -> dict[str, list[dict[str, Any]]]:
        """The entries of this installation; what the person had brought is told apart."""
        return own_rows(self.data)


def own_rows(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    tables = data["tables"].items()
    found = {key: [row for row in rows if "from" not in row] for key, rows in tables}
    known = {holding.export for holding in REGISTRY.about_people()}
    return {key: rows for key, rows in found.items() if rows or key in known}


@pytest.fixture(scope="package")
def fetched(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fetched]:
    folder: Path = tmp_path_factory.mktemp("roundtrip")
    env = {"FLORILEGE_TEST_JOBS": "tests.roundtrip.jobs", "FLORILEGE_MAIL": "mailbox"}
    with house(folder, engine=engine, server=SERVER, **env) as home:
        marks, other = new_marks(), new_marks()
        beside = home.run("live", marks=asdict(other))["person"]
        person = home.run("live", marks=asdict(marks))["person"]
        coverage = home.run("coverage", person=person, marks=asdict(marks))
        into = folder / "fetched.zip"
        statuses = home.run("fetch_all", person=person, marks=asdict(marks), into=str(into))
        members = members_of(into)
        yield Fetched(
            home=home,
            marks=marks,
            other=other,
            person=person,
            other_person=beside,
            statuses=statuses,
            members=members,
            counts=home.run("counts", person=person),
            schema=home.run("export_schema"),
            coverage=coverage,
            path=into,
        )


@dataclass
class Brought:
    """A second installation, into which the file was taken, and what came out of it again."""

    home: House
    first: Fetched
    told: dict[str, dict[str, Any]]
    came_in: dict[str, Any]
    members: dict[str, bytes]
    path: Path

    @property
    def data(self) -> dict[str, Any]:
        return dict(json.loads(self.members["data.json"]))


NEW_PASSWORD = "six bruyeres sur le toit gris"


@pytest.fixture(scope="package")
def brought(
    fetched: Fetched, engine: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Brought]:
    folder: Path = tmp_path_factory.mktemp("second")
    env = {
        "FLORILEGE_TEST_JOBS": "tests.roundtrip.jobs",
        "FLORILEGE_MAIL": "mailbox",
        "FLORILEGE_SITE": "http://ailleurs.example:8000",
        "FLORILEGE_HOSTS": "testserver ailleurs.example",
    }
    with house(folder, engine=engine, server=SERVER, **env) as home:
        file, told = str(fetched.path), {}
        for name, words in (("tried", ["--dry-run"]), ("taken", []), ("again", [])):
            told[name] = home.run("command", words=["import", file, *words])
        into = folder / "second.zip"
        email = fetched.marks.second_email
        came_in = home.run("come_in", email=email, password=NEW_PASSWORD, into=str(into))
        yield Brought(
            home=home,
            first=fetched,
            told=told,
            came_in=came_in,
            members=members_of(into),
            path=into,
        )


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
