"""`florilege demo`: the whole platform with a living school, from nothing to an open door."""

import argparse
import fcntl
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from florilege.cli.phrases import gettext as _
from florilege.cli.running.address import LOOPBACK, first_free, is_free
from florilege.cli.running.beginning import forbid_core_dumps, start_django
from florilege.cli.running.group import Ended, Group
from florilege.cli.running.progress import Progress
from florilege.cli.running.refusing import Refused, spoken_language, told

PROJECT: Final = Path(__file__).resolve().parents[3]
SCHOOLS: Final = {"a": "academie", "b": "corolle"}
FIRST_PORT, MOST_PORTS = 8000, 50
DEMO_PATH: Final = "/demo/"


@dataclass(frozen=True)
class Asked:
    port: int | None
    data: Path
    charter: str
    as_json: bool
    learners: int | None

    @property
    def school(self) -> Path:
        return PROJECT / "demo" / "schools" / SCHOOLS[self.charter]

    @property
    def media(self) -> Path:
        """Films take a minute to make, so every demonstration of a school shares them."""
        return PROJECT / "build" / "demo" / SCHOOLS[self.charter]


def show(argv: list[str]) -> int:
    asked = read_words(argv)
    return told(lambda: show_school(asked))


def read_words(argv: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser(prog="florilege demo", allow_abbrev=False)
    parser.add_argument("--port", type=int, help=_("the port to serve on; otherwise a free one"))
    parser.add_argument("--data", type=Path, help=_("the folder that holds everything"))
    parser.add_argument("--charter", choices=sorted(SCHOOLS), default="b", help=_("which school"))
    parser.add_argument(
        "--json", action="store_true", help=_("print one line of JSON once the door is open")
    )
    # For tests: a school of a few people lives its months in seconds.
    parser.add_argument("--learners", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    return Asked(
        port=given.port,
        data=(given.data or PROJECT / "data" / f"demo-{given.charter}").resolve(),
        charter=given.charter,
        as_json=given.json,
        learners=given.learners,
    )


def show_school(asked: Asked) -> int:
    """Raises: Refused."""
    forbid_core_dumps()
    with alone_in(asked.data):
        port = choose_port(asked)
        door = choose_door(port)
        set_environment(asked, port=port, door=door)
        if not is_lived(asked):
            start_django()
            prepare(asked)
            let_archive_catch_up()
        return serve_school(asked, port=port, door=door)


@contextmanager
def alone_in(data: Path) -> Iterator[None]:
    """Keep a second start out of the folder: two would live the same months at once.

    Raises: Refused.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (data / ".demo.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sentence = _("The demonstration in {folder} is running already.")
            raise Refused(sentence.format(folder=data)) from None
        yield


def choose_port(asked: Asked) -> int:
    """Take the port that was asked for, or the one of the last time, or the next that is free.

    Raises: Refused.
    """
    if asked.port is not None:
        if not is_free(asked.port):
            raise Refused(_("Port {port} is taken. Name another.").format(port=asked.port))
        return asked.port
    file = asked.data / "port"
    last = int(file.read_text()) if file.exists() else FIRST_PORT
    port = first_free([last, *range(FIRST_PORT, FIRST_PORT + MOST_PORTS)])
    if port is None:
        raise Refused(_("No port is free. Name one with --port."))
    file.write_text(str(port))
    return port


def choose_door(port: int) -> int:
    """Take a port near the first one for the archive's own server.

    Raises: Refused.
    """
    door = first_free(range(port + 100, port + 100 + MOST_PORTS))
    if door is None:
        raise Refused(_("No port is free. Name one with --port."))
    return door


def set_environment(asked: Asked, *, port: int, door: int) -> None:
    """Say everything to this process and its children, before Django reads its settings."""
    os.environ |= {
        "FLORILEGE_DATA": str(asked.data),
        "FLORILEGE_CHARTER": str(PROJECT / "charters" / f"{asked.charter}.toml"),
        "FLORILEGE_DEMO": "1",
        "FLORILEGE_DEMO_SCHOOL": str(asked.school),
        "FLORILEGE_SITE": f"http://{LOOPBACK}:{port}",
        "FLORILEGE_ARCHIVIST_SITE": f"http://{LOOPBACK}:{door}",
    }
    # A setting of another installation in the person's shell must not lead the demonstration there.
    for name in ("RING", "ESCROW", "SECRETS", "ANCHORS", "POSTGRES", "PROXY", "HOSTS", "MAIL",
                 "ARCHIVE_RING", "ARCHIVE_COPY", "POSTGRES_ARCHIVIST", "PLATFORM_SITE", "ARCHIVIST"):  # fmt: skip
        os.environ.pop(f"FLORILEGE_{name}", None)


def is_lived(asked: Asked) -> bool:
    """Read what the last start noted: a second one need not even load Django.

    Raises: Refused.
    """
    # The school stands beside the package, not in it.
    sys.path.append(str(PROJECT))
    noting: Any = import_module("demo.lived.noting")
    note = noting.read_note(asked.data)
    if note is None and (asked.data / "vaults").exists():
        sentence = _("{folder} holds another installation. Name another folder with --data.")
        raise Refused(sentence.format(folder=asked.data))
    if note is not None and note.school != asked.school.name:
        raise Refused(_("{folder} holds another school.").format(folder=asked.data))
    return note is not None and bool(note.is_lived)


def prepare(asked: Asked) -> None:
    """Raises: Refused."""
    starting: Any = import_module("demo.lived.starting")
    progress, stages = Progress(), stage_words()
    try:
        starting.prepare(
            folder=asked.school,
            data=asked.data,
            media=asked.media,
            learners=asked.learners,
            language=spoken_language(),
            report=lambda stage, what, share: progress.show(stages[stage], what, share),
        )
    except starting.OtherScript:
        sentence = _(
            "{folder} was begun by another version and is not finished. "
            "Delete it, or name another folder with --data."
        )
        raise Refused(sentence.format(folder=asked.data)) from None


def let_archive_catch_up() -> None:
    """Do the archive's nights of the months that were lived in minutes: it alone may end a month.

    Raises: Refused.
    """
    command = [sys.executable, "-P", "-m", "florilege", "archivist", "--catch-up"]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise Refused(_("The archive could not be opened."))


def stage_words() -> dict[str, str]:
    return {
        "media": _("Drawing films and sheets"),
        "installing": _("Installing"),
        "courses": _("Publishing courses"),
        "months": _("Living eight months"),
    }


def serve_school(asked: Asked, *, port: int, door: int) -> int:
    """Raises: Refused if a process ends by itself."""
    url = f"http://{LOOPBACK}:{port}/"
    commands = {
        "serve": ["serve", "--port", str(port)],
        "worker": ["worker"],
        "archivist": ["archivist", "--port", str(door)],
    }
    try:
        with Group(commands) as group:
            if group.run_until(lambda: answers(url.rstrip("/") + DEMO_PATH)):
                announce(asked, url)
                group.run_until(lambda: False)
    except Ended as ended:
        sentence = _("The process “{name}” ended by itself ({status}), so all were stopped.")
        raise Refused(sentence.format(name=ended.name, status=ended.status)) from None
    return 0


def answers(url: str) -> bool:
    """Tell whether the page is served; a page that is broken is not, and says so in the log."""
    try:
        with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except urllib.error.HTTPError as error:
        sentence = _("The first page cannot be shown ({status}).")
        raise Refused(sentence.format(status=error.code)) from None
    except OSError:
        return False


def announce(asked: Asked, url: str) -> None:
    showing = import_module("florilege.www.demo.showing")
    accounts = showing.demo_accounts()
    if asked.as_json:
        told_of = [
            {"role": one.role.value, "email": one.email, "password": one.password}
            for one in accounts
        ]
        print(json.dumps({"url": url, "accounts": told_of}, ensure_ascii=False), flush=True)
        return
    width = max(len(one.role.value) for one in accounts)
    print(_("The door is open: {url}").format(url=url))
    for one in accounts:
        print(f"  {one.role.value:<{width}}  {one.email}  ·  {one.password}")
    print(_("Ctrl-C closes it; the next start takes seconds."), flush=True)
