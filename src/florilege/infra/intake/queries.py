"""Read where a person's data came from."""

from dataclasses import dataclass
from datetime import date

from florilege.infra.gate.looking import Sight
from florilege.infra.intake.models import Arrival
from florilege.kernel.subjects import SubjectRef


@dataclass(frozen=True, slots=True)
class CameFrom:
    """One source of a table: which system, and when."""

    table: str
    system: str
    taken_on: date


class UnseenSources:
    """Where a person's data came from, to be read once the sight was looked at. One query."""

    def __init__(self, person: SubjectRef) -> None:
        self._rows = list(Arrival.objects.filter(person=person).order_by("taken_on", "table"))

    @property
    def sight(self) -> Sight:
        return self._rows, ("table", "system", "taken_on")

    def by_table(self) -> dict[str, CameFrom]:
        return {row.table: CameFrom(row.table, row.system, row.taken_on) for row in self._rows}
