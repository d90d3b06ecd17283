"""A school's file: who works there, and which training sessions it plans."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from babel.dates import format_date

from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Role
from florilege.teaching.enrolment.enums import HalfDay


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody with a role; `password` is empty for those who are not shown."""

    role: Role
    email: str
    password: str
    given_name: str
    family_name: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A training session. Its course and title name it; no two are alike."""

    course: str
    title: str
    starts_on: date
    ends_on: date
    capacity: int
    asks: int
    place: str
    trainer: str
    weekdays: tuple[int, ...]
    halves: tuple[HalfDay, ...]


@dataclass(frozen=True, slots=True)
class School:
    """`began_at` is when the lived months begin, `ends_at` when the demonstration was begun."""

    seed: int
    learners: int
    began_at: datetime
    ends_at: datetime
    staff: tuple[StaffMember, ...]
    sessions: tuple[Planned, ...]

    def with_role(self, role: Role) -> StaffMember:
        return next(one for one in self.staff if one.role is role)


def read_school(folder: Path, *, ends_at: datetime, learners: int | None = None) -> School:
    """Read the file for months that end at a time; fewer learners ask for fewer seats."""
    document = tomllib.loads((folder / "school.toml").read_text(encoding="utf-8"))
    wanted = learners or document["learners"]
    return School(
        seed=document["seed"],
        learners=wanted,
        began_at=ends_at - timedelta(weeks=document["weeks"]),
        ends_at=ends_at,
        staff=tuple(_staff(document)),
        sessions=tuple(_sessions(document, ends_at, share=wanted / document["learners"])),
    )


def _staff(document: Mapping[str, Any]) -> Iterator[StaffMember]:
    for entry in document["accounts"]:
        yield StaffMember(**{**entry, "role": Role(entry["role"])})
    for entry in document["trainers"]:
        yield StaffMember(role=Role.TRAINER, password="", **entry)


def _sessions(document: Mapping[str, Any], ends_at: datetime, share: float) -> Iterator[Planned]:
    today = legal_day(ends_at)
    monday = today - timedelta(days=today.weekday())
    for course in document["courses"]:
        for session in course["sessions"]:
            told = {**course, **session}
            starts_on = monday + timedelta(weeks=told["starts"])
            month = format_date(starts_on, "MMMM y", locale="fr")
            yield Planned(
                course=told["slug"],
                title=told["title"].format(month=month),
                starts_on=starts_on,
                ends_on=starts_on + timedelta(weeks=told["weeks"], days=-3),
                capacity=told["capacity"],
                asks=max(1, round(told["asks"] * share)),
                place=told["place"],
                trainer=told["trainer"],
                weekdays=tuple(told["weekdays"]),
                halves=tuple(HalfDay(half) for half in told["halves"]),
            )
