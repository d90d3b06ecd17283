"""One life, told once for each engine: before, erased, and on the second shown date."""

import os
import random
import shutil
import string
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from florilege.cli.private_postgres import free_port
from tests.canary.encodings import Hit, Search
from tests.canary.marks import PHONE, ZONE, Marks
from tests.canary.stores import SECRET, hits_in
from tests.kill.conftest import SERVER, engine  # noqa: F401 - the engines at hand
from tests.kill.houses import House, house

# There is no such row before the erasure; it is part of the receipt and stays.
MADE_BY_ERASING = {"rights.ErasureRequest.asked_at"}


class Mailbox(Message):
    """The world outside: what was sent is there, and that is no store of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.letters.append(message)


@dataclass
class Story:
    """What was found at each moment. The server never runs while its stores are searched."""

    home: House
    marks: Marks
    letters: int = 0
    person: str = ""
    email: str = ""
    slices: tuple[bytes, ...] = ()
    coverage: dict[str, str] = field(default_factory=dict)
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    searched: dict[str, Search] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    ids_after: dict[str, int] = field(default_factory=dict)
    attacks: dict[str, dict[str, int]] = field(default_factory=dict)
    ended: dict[str, Any] = field(default_factory=dict)
    neighbour: tuple[Any, Any] = (None, None)
    irreversible_on: str = ""

    @property
    def values(self) -> list[str]:
        """What stands sealed, or was never declared: none of it may be seen anywhere, ever."""
        return [self.marks.sealed, self.marks.undeclared, PHONE[3:], ZONE]


@pytest.fixture(scope="package")
def story(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("canary")
    (folder / "tmp").mkdir()
    (folder / "rennes").mkdir()
    mailbox = Mailbox()
    outside = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    outside.start()
    env = {
        "FLORILEGE_TEST_JOBS": "tests.canary.jobs",
        "FLORILEGE_SMTP_HOST": "127.0.0.1",
        "FLORILEGE_SMTP_PORT": str(outside.port),
        "TMPDIR": str(folder / "tmp"),
        "FLORILEGE_BACKUP_1": str(folder / "rennes"),
        "FLORILEGE_BACKUP_1_SITE": "rennes",
    }
    try:
        with house(folder, engine=engine, server=SERVER, **env) as home:
            told = tell(Story(home=home, marks=new_marks()))
            told.letters = len(mailbox.letters)
            yield told
    finally:
        outside.stop()


def new_marks() -> Marks:
    rng = random.SystemRandom()
    words = ["".join(rng.choices(string.ascii_lowercase, k=12)) for _ in range(3)]
    return Marks(sealed=f"zq{words[0]}", open=f"xj{words[1]}", undeclared=f"vk{words[2]}")


def tell(story: Story) -> Story:
    home, marks = story.home, asdict(story.marks)
    lived = home.run("live", marks=marks)
    story.person, story.email = lived["person"], lived["email"]
    neighbour = home.run("live_beside", name="capucine")
    beside = {neighbour["person"]: neighbour["email"]}
    before = home.run("belongings", people=beside)
    story.coverage = home.run("coverage", person=story.person, marks=marks)
    made = home.run("made_of", person=story.person)
    slices = home.run("slices_of", person=story.person)
    story.slices = tuple(bytes.fromhex(piece) for piece in slices)

    _search(story, "before", [*story.values, *made])
    _back_up(story, "before")
    _back_up_really(story)
    _attack(story, "before, with the ring of that day", ["ring", "escrow", "secrets"])

    home.run("erase", person=story.person)
    home.run("work_to_the_end")
    asked = home.run("coverage", person=story.person, marks=marks)
    story.coverage |= {name: asked[name] for name in asked if name in MADE_BY_ERASING}
    story.ended = home.run("state", person=story.person)
    story.irreversible_on = home.run("irreversible_on", person=story.person)
    _search(story, "erased", [*story.values, *made, story.marks.open])
    story.ids_after = home.run("rows_by_id", person=story.person)
    _back_up(story, "erased")

    erased_on = home.run("today")
    home.run("nights", until=(date.fromisoformat(erased_on) + timedelta(days=2)).isoformat())
    _attack(story, "after a night, without the escrow", ["ring", "secrets"])
    _attack(story, "after a night, with the escrow", ["ring", "escrow", "secrets"])
    home.run("nights", until=story.irreversible_on)
    _search(story, "irreversible", [*story.values, *made, story.marks.open])
    _attack(story, "on the second date", ["."])
    _attack(story, "a real backup, at the end", ["."], backups="real-*")
    story.neighbour = (before, home.run("belongings", people=beside))
    return story


def _search(story: Story, moment: str, values: list[str]) -> None:
    """No process has a database open now: what is not in these bytes is nowhere."""
    story.columns[moment] = story.home.run("columns_with", values=[*values, story.marks.open])
    folder = story.home.folder
    stores = [p for p in story.home.data.iterdir() if p.name not in SECRET]
    stores += [folder / "tmp", folder / "log", folder / "rennes", *_server_files(story)]
    story.hits[moment], story.searched[moment] = hits_in(values, story.slices, *stores)


def _server_files(story: Story) -> list[Path]:
    """PostgreSQL's own folder, after a checkpoint, if we may read it."""
    if story.home.engine != "postgres":
        return []
    import psycopg

    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (place,) = connection.execute("SHOW data_directory").fetchone()  # type: ignore[misc]
    if not os.access(place, os.R_OK | os.X_OK):
        pytest.fail(f"the server's files in {place} cannot be read, so nothing is shown by them")
    return [Path(place) / name for name in ("base", "pg_wal", "global", "log")]


def _back_up(story: Story, moment: str) -> None:
    into = story.home.folder / f"backup-{moment}"
    story.home.run("back_up", into=str(into))
    for name in SECRET:
        kept = story.home.folder / f"keys-{moment}" / name
        shutil.copytree(story.home.data / name, kept)


def _back_up_really(story: Story) -> None:
    """By the platform's own backup; the attacker has its key and takes it apart."""
    if story.home.engine != "sqlite":
        return
    story.home.run("save_and_unpack", into=str(story.home.folder / "real-before"))
    keys = ["ring", "escrow", "secrets"]
    _attack(story, "a real backup, then", keys, backups="real-*")


def _attack(story: Story, moment: str, keys: list[str], *, backups: str = "backup-*") -> None:
    """With every backup so far, and the keys that lie in these folders now."""
    stolen = sorted(str(p) for p in story.home.folder.glob(backups))
    story.attacks[moment] = story.home.run(
        "attack",
        backups=stolen,
        keys=[str(story.home.data / name) for name in keys],
        person=story.person,
        email=story.email,
    )
