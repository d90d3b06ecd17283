"""Where the keys, the log and the backups of a house lie: outside of it, as they should."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from florilege.kernel.vocabulary import Vault
from tests.kill.houses import House, house


@dataclass(frozen=True)
class Outside:
    """Everything that a disaster of the data's machine leaves."""

    folder: Path
    engine: str
    server: str

    def env(self, **more: str) -> dict[str, str]:
        for name in ("rennes", "grenoble"):
            (self.folder / name).mkdir(exist_ok=True)
        return {
            "FLORILEGE_TEST_JOBS": "tests.restore.jobs",
            "FLORILEGE_BACKUP_1": str(self.folder / "rennes"),
            "FLORILEGE_BACKUP_1_SITE": "rennes",
            "FLORILEGE_BACKUP_2": str(self.folder / "grenoble"),
            "FLORILEGE_BACKUP_2_SITE": "grenoble",
            "FLORILEGE_BACKUP_KEY": str(self.folder / "backup.agekey"),
            "FLORILEGE_ESCROW": str(self.folder / "escrow"),
            "FLORILEGE_TOMBSTONES": str(self.folder / "log"),
            "FLORILEGE_SECRETS": str(self.folder / "secrets"),
        } | more

    @contextmanager
    def new_place(self, name: str, **more: str) -> Iterator[House]:
        """A machine on which nothing stands yet."""
        folder = self.folder / name
        folder.mkdir()
        made = House(folder, engine=self.engine, server=self.server, **self.env(**more))
        try:
            yield made
        finally:
            made.close()

    @contextmanager
    def school(self) -> Iterator[House]:
        folder = self.folder / "school"
        folder.mkdir()
        with self._drill() as more:
            env = self.env(**more)
            with house(folder, engine=self.engine, server=self.server, **env) as made:
                yield made

    @contextmanager
    def _drill(self) -> Iterator[dict[str, str]]:
        """Empty databases for drills, beside those of the school."""
        if self.engine != "postgres":
            yield {}
            return
        import psycopg  # only with --postgres

        prefix = f"drill_{token_hex(4)}_"
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as connection:
            for vault in Vault:
                connection.execute(f'CREATE DATABASE "{prefix}{vault.value}"')
            yield {"FLORILEGE_DRILL_POSTGRES": f"{self.server}/{prefix}"}
            for vault in Vault:
                connection.execute(f'DROP DATABASE "{prefix}{vault.value}" WITH (FORCE)')
