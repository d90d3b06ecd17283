"""A school that lived for a month, lost its machine, and has its keys and backups elsewhere."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from tests.kill.conftest import SERVER
from tests.kill.conftest import sampled_engine as engine  # noqa: F401 - the engines
from tests.restore.places import Outside

# The end of a leap year's February and the change to summer time lie within the month.
DISASTER = datetime(2028, 3, 28, 15, 30, tzinfo=UTC)
DAYS = (30, 7, 1)


@dataclass
class Month:
    """`backups` by how many days before the disaster; `data` as it was on that day, by person."""

    outside: Outside
    people: dict[str, str] = field(default_factory=dict)
    erased: dict[str, int] = field(default_factory=dict)
    newcomer: str = ""
    backups: dict[int, str] = field(default_factory=dict)
    data: dict[int, dict[str, str]] = field(default_factory=dict)
    belongings: dict[str, object] = field(default_factory=dict)
    entries: int = 0


@pytest.fixture(scope="package")
def month(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Month:
    outside = Outside(tmp_path_factory.mktemp("month"), engine, SERVER)
    return lived(Month(outside))


def lived(month: Month) -> Month:
    """People come, are saved every night, and go: long before, days before, and minutes before."""
    with month.outside.school() as school:
        start = DISASTER - timedelta(days=32)
        made = school.run("move_in_on", at=start.isoformat(), count=5)
        month.people = {one["person"]: one["email"] for one in made}
        going = dict(zip((40, 20, 5, 0), month.people, strict=False))
        month.erased = {person: days for days, person in going.items() if days < 32}
        for days in range(31, 0, -1):
            at = (DISASTER - timedelta(days=days)).replace(hour=2, minute=5)
            if days == 3:
                (new,) = school.run("move_in_on", at=at.isoformat(), count=1)
                month.newcomer = new["person"]
                month.people[new["person"]] = new["email"]
            for person, when in month.erased.items():
                if when == days:
                    school.run("erase_on", at=at.isoformat(), person=person)
            name = school.run("night", at=at.isoformat(), backup=days in DAYS)
            if days in DAYS:
                month.backups[days] = name
                month.data[days] = school.run("data_of", people=list(month.people))
        last = next(person for person, when in month.erased.items() if when == 0)
        school.run("erase_on", at=DISASTER.isoformat(), person=last)
        assert school.run("carry", at=DISASTER.isoformat()) == 2 * len(month.erased)
        staying = {p: e for p, e in month.people.items() if p not in month.erased}
        month.belongings = school.run("belongings", people=staying)
        month.entries = school.run("house_now")["entries"]
    return month
