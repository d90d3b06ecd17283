"""`florilege test`: find what the tests need, run them, and say plainly what was left out."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

from florilege.cli.left_out import closing, opening, reasons
from florilege.cli.phrases import gettext as _
from florilege.cli.private_postgres import PostgresFailed, private_cluster
from florilege.cli.pytest_silence import SILENCE
from florilege.cli.pytest_summary import LEFT_OUT, SUMMARY, Summary, read_summary
from florilege.cli.system_packages import find_chromium, find_postgres, install, may_install

SOURCE: Final = Path(__file__).resolve().parents[2]
POSTGRES: Final = "FLORILEGE_TEST_POSTGRES"
ENGINE: Final = "FLORILEGE_TEST_ENGINE"
ON_VAULTS: Final = (
    "infra/archive",
    "infra/gate",
    "infra/journal",
    "infra/keys",
    "infra/vaults",
    "oversight/test_probes.py",
    "rights",
    "teaching/assessment",
    "teaching/enrolment",
    "teaching/progress",
)
# Where the tests put their installations, so that nothing of them stays behind.
TEST_HOME: Final = "FLORILEGE_TEST_HOME"
NO_BYTECODE: Final = "PYTHONDONTWRITEBYTECODE"
BYTECODE: Final = "PYTHONPYCACHEPREFIX"
PLUGINS: Final = ("-p", "florilege.cli.pytest_summary", "-p", "florilege.cli.pytest_silence")
SILENT_SECONDS: Final = "900"  # more than any test may take; see `timeout` in pyproject.toml
TWO_WORKERS: Final = ("-n", "2", "--dist", "loadgroup")
OWN_WORKERS: Final = ("-n", "--numprocesses", "--dist", "--pdb", "no:xdist", "-pno:xdist")


@dataclass(frozen=True)
class Asked:
    postgres: bool
    long: bool
    record: bool
    for_pytest: tuple[str, ...]


def run_tests(argv: list[str]) -> int:
    signal.signal(signal.SIGTERM, stop)
    asked = read_words(argv)
    install_missing(asked)
    told = reasons(chromium=find_chromium() is not None, postgres=asked.postgres)
    print(opening(told, long=asked.long), flush=True)
    try:
        with server(asked) as address:
            env = environment(asked, told=told, address=address)
            status, summary = run_pytest(asked, env)
            if address and not asked.for_pytest:
                print(_("Now once more on PostgreSQL, what stands on the vaults:"), flush=True)
                again, more = run_pytest(on_vaults(asked), {**env, ENGINE: "postgres"})
                status, summary = status or again, summary.plus(more)
    except PostgresFailed as failure:
        status, summary = 1, Summary(failed=1)
        print(_("PostgreSQL was asked for and does not run: {why}").format(why=failure))
    print(closing(told, summary, long=asked.long))
    print(summary.line(), flush=True)
    return status


def on_vaults(asked: Asked) -> Asked:
    """The tests whose outcome depends on the database; browser and kill tests choose their own."""
    chosen = ("-m", "not browser and not postgres", *(f"tests/{name}" for name in ON_VAULTS))
    more = ("--record-more-promises",) if asked.record else ()
    return Asked(postgres=True, long=asked.long, record=False, for_pytest=(*chosen, *more))


def read_words(argv: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser(
        prog="florilege test",
        allow_abbrev=False,
        epilog=_("Anything else is handed to pytest."),
    )
    parser.add_argument(
        "--postgres", action="store_true", help=_("also on a private PostgreSQL server")
    )
    parser.add_argument(
        "--long", action="store_true", help=_("the full sizes of every sampled test")
    )
    parser.add_argument(
        "--record-promises",
        action="store_true",
        help=_("write down how the tests of each promise ended, for the page of proofs"),
    )
    known, others = parser.parse_known_args(argv)
    return Asked(
        postgres=known.postgres,
        long=known.long,
        record=known.record_promises,
        for_pytest=tuple(others),
    )


def install_missing(asked: Asked) -> None:
    missing = [] if find_chromium() else ["chromium"]
    if asked.postgres and not find_postgres():
        missing.append("postgresql")
    if missing and may_install():
        install(missing)


@contextmanager
def server(asked: Asked) -> Iterator[str | None]:
    """Run the server that was asked for; without one being asked for, there is none."""
    if not asked.postgres:
        yield None
        return
    programs = find_postgres()
    if programs is None:
        raise PostgresFailed(_("its server is not on this machine."))
    with private_cluster(programs) as address:
        yield address


def environment(asked: Asked, *, told: Mapping[str, str], address: str | None) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name != POSTGRES}
    env |= {"PYTHONPATH": str(SOURCE), LEFT_OUT: " ".join(told)}
    if env.pop(NO_BYTECODE, None):
        # Hundreds of processes are started: without bytecode each compiles every library again.
        env[BYTECODE] = str(SOURCE.parent / "build" / "bytecode")
    if chromium := find_chromium():
        env["FLORILEGE_CHROMIUM"] = chromium
    if address:
        env[POSTGRES] = address
    if asked.long:
        env["FLORILEGE_LONG"] = "1"
    else:
        env.setdefault(SILENCE, SILENT_SECONDS)
    return env


def run_pytest(asked: Asked, env: Mapping[str, str]) -> tuple[int, Summary]:
    workers = () if any(map(is_about_workers, asked.for_pytest)) else TWO_WORKERS
    endless = ("-o", "timeout=0", "-o", "faulthandler_timeout=0") if asked.long else ()
    record = ("--record-promises",) if asked.record else ()
    words = (*PLUGINS, *workers, *endless, *record, *asked.for_pytest)
    with tempfile.TemporaryDirectory(prefix="florilege-tests-") as folder:
        file = Path(folder) / "summary.json"
        ours = {SUMMARY: str(file), TEST_HOME: folder}
        status = run_to_end([sys.executable, "-m", "pytest", *words], {**env, **ours})
        summary = read_summary(file)
    if status and not (summary and summary.failed):
        print(_("pytest stopped with status {status}.").format(status=status))
    return (status, summary) if summary else (status or 1, Summary(failed=1))


def is_about_workers(word: str) -> bool:
    return word.startswith(OWN_WORKERS)


def run_to_end(command: Sequence[str], env: Mapping[str, str]) -> int:
    """A Ctrl-C reaches pytest by itself, which then closes properly: wait for it to do so."""
    with subprocess.Popen(command, cwd=SOURCE.parent, env=env) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue
            except BaseException:
                interrupt(child)
                raise


def interrupt(child: subprocess.Popen[bytes]) -> None:
    child.send_signal(signal.SIGINT)
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        child.kill()


def stop(number: int, frame: FrameType | None) -> NoReturn:
    """Let a request to stop unwind, so that the private server is stopped too."""
    sys.exit(128 + number)
