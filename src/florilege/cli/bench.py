"""`florilege bench`: run the measuring programs of a checkout, on SQLite and on PostgreSQL."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from florilege.cli.phrases import gettext as _
from florilege.cli.private_postgres import PostgresFailed, private_cluster
from florilege.cli.system_packages import find_postgres, install, may_install
from florilege.cli.testing import POSTGRES, SOURCE


def run_bench(argv: list[str]) -> int:
    """Hand the words on to `python -m bench`; only a measure that cannot be made is a failure."""
    parser = argparse.ArgumentParser(prog="florilege bench", add_help=False, allow_abbrev=False)
    parser.add_argument("--postgres", action="store_true")
    asked, words = parser.parse_known_args(argv)
    if not (SOURCE.parent / "bench").is_dir():
        print(_("The measuring programs are part of a checkout; they are not here."))
        return 1
    try:
        with server(wanted=asked.postgres) as address:
            return measure(words, address=address)
    except PostgresFailed as failure:
        print(_("PostgreSQL was asked for and does not run: {why}").format(why=failure))
        return 1


@contextmanager
def server(*, wanted: bool) -> Iterator[str | None]:
    """Give the address of the server that is at hand, or of one that runs for this alone."""
    if at_hand := os.environ.get(POSTGRES):
        yield at_hand
        return
    if not wanted:
        yield None
        return
    if not find_postgres() and may_install():
        install(["postgresql"])
    programs = find_postgres()
    if programs is None:
        raise PostgresFailed(_("its server is not on this machine."))
    with private_cluster(programs) as address:
        yield address


def measure(words: Sequence[str], *, address: str | None) -> int:
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(SOURCE), str(SOURCE.parent)])}
    if address:
        env[POSTGRES] = address
    command = [sys.executable, "-P", "-m", "bench", *words]
    return subprocess.run(command, check=False, cwd=SOURCE.parent, env=env).returncode
