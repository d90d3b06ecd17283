"""`florilege demo`: from nothing to an open door, killed on the way, and opened again."""

import http.cookiejar
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running_processes import PATIENCE, command, environment, free_port, run

HOMES = {
    "learner": "/espace/",
    "trainer": "/formateur/",
    "office": "/bureau/",
    "officer": "/delegue/",
    "security": "/securite/",
    "operator": "/exploitation/",
    "archivist": "/archives/",
}
FEW = "6"
LONG_PATIENCE = 600
# What a redone act may add: looks that were entered twice, keys and time that go on.
UNEVEN = {"journal", "keys", "public"}
# The demonstration is lived once for all of these tests, so one worker runs them.
pytestmark = pytest.mark.xdist_group("demo")


@dataclass(frozen=True)
class Door:
    url: str
    accounts: list[dict[str, str]]

    def of(self, role: str) -> dict[str, str]:
        return next(one for one in self.accounts if one["role"] == role)


class Visitor:
    """A browser with its cookies."""

    def __init__(self, door: Door) -> None:
        self.site = door.url.rstrip("/")
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> str:
        with self.opener.open(self.site + path, timeout=PATIENCE) as response:
            return str(response.read().decode())

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        """Fill in the form of a page; give where it led and what stood there."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path))
        assert found is not None
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": found[1], **fields}).encode()
        request = urllib.request.Request(self.site + path, body, {"Referer": self.site})
        with self.opener.open(request, timeout=PATIENCE) as response:
            return response.geturl().removeprefix(self.site), response.read().decode()

    def sign_in(self, account: dict[str, str]) -> str:
        return self.post("/compte/entrer/", email=account["email"], password=account["password"])[0]


def demo_words(data: Path, *more: str) -> list[str]:
    return command("demo", "--json", "--learners", FEW, "--data", str(data), *more)


def begin(data: Path, *more: str) -> "subprocess.Popen[str]":
    env = environment(data)
    return subprocess.Popen(
        demo_words(data, *more),
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@contextmanager
def opened(data: Path, *more: str) -> Iterator[Door]:
    child = begin(data, *more)
    try:
        assert child.stdout is not None
        line = child.stdout.readline()
        if not line:
            pytest.fail(child.communicate(timeout=PATIENCE)[1][-4000:])
        yield Door(**json.loads(line))
    finally:
        child.send_signal(signal.SIGINT)
        out, told = child.communicate(timeout=PATIENCE)
    assert out == ""  # exactly one line
    assert "ERROR florilege" not in told, told
    assert child.returncode == 0


def lived(data: Path) -> int:
    file = data / "demo.lived"
    return int.from_bytes(file.read_bytes()) if file.exists() else 0


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration that was lived in one go, and that nobody has visited yet."""
    folder = tmp_path_factory.mktemp("demo") / "whole"
    with opened(folder):
        pass
    return folder


@pytest.fixture(scope="module")
def data(whole: Path) -> Path:
    return Path(shutil.copytree(whole, whole.with_name("visited")))


@pytest.fixture(scope="module")
def door(data: Path) -> Iterator[Door]:
    with opened(data) as door:
        yield door


def test_demo_lets_one_person_of_each_role_in(door: Door) -> None:
    assert [one["role"] for one in door.accounts] == list(HOMES)
    for account in door.accounts:
        visitor = Visitor(door)

        visitor.sign_in(account)

        home = visitor.get(HOMES[account["role"]])
        assert "<h1" in home
        assert "notice--error" not in home, account["role"]


def test_demo_says_on_a_page_what_it_printed(door: Door) -> None:
    page = Visitor(door).get("/demo/")

    for account in door.accounts:
        assert account["email"] in page
        assert account["password"] in page


def test_mailbox_opens_letters_with_links_that_lead_on(door: Door) -> None:
    address = f"nouvelle.{time.time_ns()}@courrier.example"
    visitor = Visitor(door)
    visitor.post(
        "/compte/ouvrir/",
        given_name="Odette",
        family_name="Prunier",
        email=address,
        pseudonym=f"Douce-Sauge-{time.time_ns()}",
        fifteen="yes",
        password="quinze brouettes de lilas mauve",
    )

    _, letters = visitor.post("/demo/courrier/", email=address)
    found = re.search(r'<a href="([^"]+/compte/confirmer/[^"]+)"', letters)
    assert found is not None
    where, _ = visitor.post(
        found[1].removeprefix(visitor.site), password="quinze brouettes de lilas mauve"
    )

    assert where == "/espace/"
    assert "Un visiteur" in visitor.get("/mes-donnees/regards/")


def test_mailbox_opens_the_letters_of_somebody_without_an_account(door: Door) -> None:
    address = f"contact.{time.time_ns()}@mairie.example"
    visitor = Visitor(door)
    visitor.sign_in(next(one for one in door.accounts if one["role"] == "office"))
    visitor.post(
        "/bureau/contacts/nouveau/",
        kind="company",
        name="Odile Perrin",
        email=address,
        language="fr",
        given_by="themselves",
    )

    _, letters = visitor.post("/demo/courrier/", email=address)

    assert letters.count("<article") == 1


def test_no_alarm_was_mailed_of_months_that_flew_by(door: Door) -> None:
    operator = next(one for one in door.accounts if one["role"] == "operator")

    _, page = Visitor(door).post("/demo/courrier/", email=operator["email"])

    assert "<article" not in page


def test_mailbox_stays_calm_where_nobody_is(door: Door) -> None:
    where, page = Visitor(door).post("/demo/courrier/", email="personne@nulle-part.example")

    assert where == "/demo/courrier/"
    assert "<article" not in page
    assert "empty" in page


def test_demo_is_open_again_in_seconds(whole: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(whole, tmp_path / "copy"))
    before = lived(copy)
    began = time.monotonic()

    with opened(copy):
        took = time.monotonic() - began

    assert took < 60
    assert lived(copy) == before


def test_demo_refuses_a_folder_in_use(data: Path, door: Door) -> None:
    said = run("demo", "--data", str(data), data=data)

    assert said.status == 1
    assert said.err == f"florilege: The demonstration in {data} is running already.\n"


def test_demo_refuses_another_school_or_an_installation(data: Path, tmp_path: Path) -> None:
    (tmp_path / "real" / "vaults").mkdir(parents=True)

    other = run("demo", "--data", str(copied_note(data, tmp_path)), "--charter", "a", data=data)
    real = run("demo", "--data", str(tmp_path / "real"), data=data)

    assert (other.status, real.status) == (1, 1)
    assert other.err.endswith("holds another school.\n")
    assert "holds another installation" in real.err


def copied_note(data: Path, folder: Path) -> Path:
    shutil.copy(data / "demo.json", folder / "demo.json")
    return folder


def test_demo_refuses_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = taken.getsockname()[1]
        said = run("demo", "--port", str(port), "--data", str(tmp_path / "d"), data=tmp_path)

    assert said.status == 1
    assert said.err == f"florilege: Port {port} is taken. Name another.\n"


def test_demo_killed_anywhere_goes_on_and_ends_the_same(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    begun = json.loads((whole / "demo.json").read_text())
    fresh = {**begun, "script": "", "moments": 0, "is_lived": False}
    (folder / "demo.json").write_text(json.dumps(fresh))
    chance = random.Random()
    for share in sorted(chance.uniform(0, 0.95) for _ in range(3)):
        kill_at(folder, round(share * begun["moments"]))

    with opened(folder):
        pass

    assert lived(folder) == lived(whole) == begun["moments"]
    assert rows(folder) == rows(whole)


def kill_at(folder: Path, count: int) -> None:
    child = begin(folder)
    until = time.monotonic() + LONG_PATIENCE
    while lived(folder) < count and child.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate(timeout=PATIENCE)


def rows(data: Path) -> dict[str, int]:
    """Count the rows of every table that a person's acts fill."""
    counts = {}
    for file in sorted((data / "vaults").glob("*.sqlite3")):
        if file.stem in UNEVEN:
            continue
        with sqlite3.connect(file) as vault:
            tables = vault.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                ((count,),) = vault.execute(f'SELECT COUNT(*) FROM "{table}"')
                counts[f"{file.stem}.{table}"] = count
    return counts
