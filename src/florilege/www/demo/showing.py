"""What the demonstration tells of itself: its accounts, and the months that were lived in it."""

import json
import os
import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

from florilege.kernel.vocabulary import Role

# Names the folder of the school's plain files; `florilege demo` sets it.
SCHOOL: Final = "FLORILEGE_DEMO_SCHOOL"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An invented person, one for each role, whose password is no secret."""

    role: Role
    email: str
    password: str
    given_name: str
    family_name: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True)
class LivedHistory:
    """How many invented people lived through the actions of the program, and when."""

    begins_at: datetime
    ends_at: datetime
    learners: int


@cache
def demo_accounts() -> tuple[DemoAccount, ...]:
    """Give the accounts in the order of the school's file."""
    folder = os.environ.get(SCHOOL)
    if not folder:
        return ()
    document = tomllib.loads((Path(folder) / "school.toml").read_text(encoding="utf-8"))
    return tuple(
        DemoAccount(**{**entry, "role": Role(entry["role"])}) for entry in document["accounts"]
    )


def lived_history() -> LivedHistory | None:
    """Read what `florilege demo` noted in the data folder."""
    note = Path(settings.DATA_DIR) / "demo.json"
    if not note.is_file():
        return None
    said = json.loads(note.read_text(encoding="utf-8"))
    return LivedHistory(
        begins_at=datetime.fromisoformat(said["begins_at"]),
        ends_at=datetime.fromisoformat(said["ends_at"]),
        learners=said["learners"],
    )
