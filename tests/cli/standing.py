"""An installation on either engine, as an operator has it: run commands there, look, copy it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

from florilege.kernel.vocabulary import Vault
from tests.cli.running_processes import Said, run
from tests.kill.conftest import SERVER


@dataclass(frozen=True)
class Standing:
    """`prefix` is that of its databases on the tests' server; empty where vaults are files."""

    data: Path
    prefix: str = ""
    _copies: list["Standing"] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        return {"FLORILEGE_POSTGRES": f"{SERVER}/{self.prefix}"} if self.prefix else {}

    def run(self, *words: str, **more: str) -> Said:
        return run(*words, data=self.data, **self.env, **more)

    def ask(self, vault: str, statement: str) -> list[Any]:
        """Do one statement in a vault, around the program; give its rows, if it gives any."""
        if self.prefix:
            with _server(f"{self.prefix}{vault}") as connection:
                done = connection.execute(statement)
                return list(done.fetchall()) if done.description else []
        with closing(sqlite3.connect(self.data / "vaults" / f"{vault}.sqlite3")) as file, file:
            return list(file.execute(statement).fetchall())

    def tables(self, vault: str) -> set[str]:
        statement = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        rows = self.ask(vault, statement if self.prefix else "SELECT name FROM sqlite_master")
        return {name for (name,) in rows}

    def empty(self, vault: Vault) -> None:
        """Lose a vault: its file is gone, its database is a new one."""
        if not self.prefix:
            (self.data / "vaults" / f"{vault.value}.sqlite3").unlink(missing_ok=True)
            return
        name = f"{self.prefix}{vault.value}"
        with _server("postgres") as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}"')

    def copied(self, to: Path) -> "Standing":
        """Copy folder and databases; nobody may be at work in them."""
        made = Standing(Path(shutil.copytree(self.data, to)), _new_prefix() if self.prefix else "")
        if self.prefix:
            with _server("postgres") as connection:
                for vault in Vault:
                    source, target = f"{self.prefix}{vault.value}", f"{made.prefix}{vault.value}"
                    connection.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        self._copies.append(made)
        return made

    def taken_down(self) -> None:
        """Drop its databases and those of its copies; folders go with the test's own."""
        for copy in self._copies:
            copy.taken_down()
        if self.prefix:
            with _server("postgres") as connection:
                for vault in Vault:
                    name = f"{self.prefix}{vault.value}"
                    connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def nothing_yet(folder: Path, *, engine: str) -> Iterator[Standing]:
    """A folder that is to be, and on a server empty databases."""
    home = Standing(folder / "data", _new_prefix() if engine == "postgres" else "")
    for vault in Vault:
        home.empty(vault)
    try:
        yield home
    finally:
        home.taken_down()


@contextmanager
def installed(folder: Path, *, engine: str) -> Iterator[Standing]:
    """Install with the program's own command."""
    with nothing_yet(folder, engine=engine) as home:
        said = home.run("upgrade")
        assert said.status == 0, said.err
        yield home


def _new_prefix() -> str:
    return f"standing_{token_hex(4)}_"


def _server(database: str) -> Any:
    import psycopg  # only with --postgres

    return psycopg.connect(f"{SERVER}/{database}", autocommit=True)
