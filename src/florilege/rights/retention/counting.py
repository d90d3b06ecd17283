"""Count what a night finds: by table what is over and out of use, and the turns of people."""

from dataclasses import dataclass, field
from datetime import date

from florilege.infra.retention.paths import Turn, person_path
from florilege.rights.retention.kept import Kept, kept_tables
from florilege.rights.retention.removing import has_mover

PEOPLE_ASKED, PEOPLE_ENDED = "people asked", "people ended"
TURN_NAMES = {Turn.ASKED: PEOPLE_ASKED, Turn.ENDED: PEOPLE_ENDED}
ARCHIVED = " to the archive"


@dataclass(frozen=True, slots=True)
class Found:
    """`due` is what a night acts on, by name; the others say what stays although it is time.

    `kept` has nobody who archives it; `held` is under a legal hold, or its person's clock stands.
    """

    due: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.due.values())


def kept_by_name() -> dict[str, Kept]:
    return {kept.name: kept for kept in kept_tables()}


def rule_behind(name: str) -> str:
    """Name the charter's rule and starting event by which something leaves."""
    if name.startswith("people "):
        return "account: last_sign_in"
    kept = kept_by_name().get(name.removesuffix(ARCHIVED))
    return f"{kept.entry.rule.code}: {kept.entry.event}" if kept else ""


def count_due(on: date) -> Found:
    """Count, without doing anything. One or two queries a table; people in batches."""
    found = Found()
    for turn, count in person_path().due(on).items():
        place = found.due if turn.acts else found.held
        _add(place, TURN_NAMES.get(turn, f"people {turn.value}"), count)
    for kept in kept_tables():
        _count_table(kept, on, found)
    return found


def _count_table(kept: Kept, on: date, found: Found) -> None:
    going = kept.going(on).count()
    _add(found.due, kept.name, going)
    if kept.holds:
        _add(found.held, kept.name, kept.over(on).count() - going)
    if kept.entry.rule.archived_for is None:
        return
    moving = kept.moving(on).count()
    _add(found.due if has_mover(kept) else found.kept, kept.name + ARCHIVED, moving)


def _add(place: dict[str, int], name: str, count: int) -> None:
    if count:
        place[name] = place.get(name, 0) + count
