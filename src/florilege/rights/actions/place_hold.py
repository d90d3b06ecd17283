"""Hold something about a person for a legal proceeding, and let it go again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from florilege.infra.keys.people import KeyWithheld
from florilege.kernel.subjects import SubjectRef
from florilege.rights.models import ErasureRequest, LegalHold
from florilege.rights.retention.holding import holds_stand_still
from florilege.rights.tables import tables_about_people


class NothingToHold(Exception):
    """The table is not one about people, or the person has no such row."""


class HoldLifted(Exception):
    """The hold is unknown or was lifted already."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is held: one row, a whole table (`row` empty), or everything (`model` empty too)."""

    model: str = ""
    row: str = ""


def place_hold(
    *, person: SubjectRef, held: Held, reason: str, by: SubjectRef, at: datetime
) -> LegalHold:
    """Keep what is named whatever the day, and stop the person's clock.

    Raises: NothingToHold; KeyWithheld if the person is going or gone.
    """
    with holds_stand_still():
        if ErasureRequest.objects.filter(person=person).exists():
            raise KeyWithheld(str(person))
        if held.model and not _is_there(person, held):
            raise NothingToHold
        return LegalHold.objects.create(
            id=uuid4(),
            person=person,
            model=held.model,
            row=held.row,
            reason=reason,
            placed_at=at,
            placed_by=by,
        )


def lift_hold(*, hold_id: UUID, by: SubjectRef, at: datetime) -> None:
    """Let the rules count again; what is over by then goes in the next night.

    Raises: HoldLifted.
    """
    living = LegalHold.objects.filter(id=hold_id, lifted_at__isnull=True)
    if not living.update(lifted_at=at, lifted_by=by):
        raise HoldLifted


def _is_there(person: SubjectRef, held: Held) -> bool:
    tables = [table for table in tables_about_people() if table.holding.model == held.model]
    if not held.row:
        return bool(tables)
    return any(table.rows(person).filter(pk=held.row).exists() for table in tables)
