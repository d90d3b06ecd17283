"""The state of the journal's chain: the last whole verification, and its end checked now."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from django.db.models import Count

from florilege.infra.journal.anchoring import Anchor, anchors
from florilege.infra.journal.models import Entry, Head
from florilege.infra.journal.verifying import Verification, verify
from florilege.infra.keys.secrets import secret
from florilege.infra.schedule.models import Night
from florilege.kernel.chain import GENESIS, holds

VERIFICATION: Final = "journal verification"
SAMPLE: Final = 200
# A request is cut off after 20 s; above this count the night and the command line verify.
MOST_AT_ONCE: Final = 200_000


@dataclass(frozen=True, slots=True)
class ChainState:
    """`verified_at` and `faults` are the last night's; `end_holds` is the last entries', now."""

    entries: int
    verified_at: datetime | None
    faults: int
    end_holds: bool

    @property
    def is_whole(self) -> bool:
        return self.end_holds and self.faults == 0


@dataclass(frozen=True, slots=True)
class RefusedLooks:
    """How often a role was refused on a page, and by which rule."""

    role: str
    route: str
    result: str
    count: int


def chain_state() -> ChainState:
    """Read the state; a few queries, whatever the length of the journal."""
    night = Night.objects.filter(task=VERIFICATION, done_at__isnull=False).order_by("-day").first()
    head = Head.objects.filter(id=1).first()
    return ChainState(
        entries=head.number if head else 0,
        verified_at=night.done_at if night else None,
        faults=night.count if night else 0,
        end_holds=end_holds(),
    )


def end_holds(*, sample: int = SAMPLE) -> bool:
    """Check the last entries against each other, the head in the table and the one outside.

    The outside head is read first: it never runs ahead of the table, unless the table was cut.
    """
    outside = max(anchors(), key=_number, default=Anchor(number=0, mac=GENESIS))
    head = Head.objects.filter(id=1).first()
    if head is None:
        return outside.number == 0
    last = Entry.objects.filter(number__lte=head.number).order_by("-number")[: sample + 1]
    rows = list(last)[::-1]
    if head.number < outside.number or (rows and rows[-1].number != head.number):
        return False
    if not rows:
        return True  # every entry is past the charter's age and was pruned
    macs = {row.number: bytes(row.mac) for row in rows}
    ends = macs[head.number] == bytes(head.mac)
    return ends and macs.get(outside.number, outside.mac) == outside.mac and _linked(rows)


def verify_now() -> Verification | None:
    """Verify the whole journal, or give nothing if that would take longer than a request."""
    if Entry.objects.count() > MOST_AT_ONCE:
        return None
    return verify()


def refused_looks(*, since: datetime, limit: int = 50) -> list[RefusedLooks]:
    """Count refusals by role, page and rule, the most frequent first; never by person."""
    refused = Entry.objects.filter(at__gte=since, result__startswith="refused")
    counted = refused.values("role", "route", "result").annotate(count=Count("number"))
    ordered = counted.order_by("-count", "role", "route", "result")[:limit]
    return [RefusedLooks(**line) for line in ordered]


def _linked(rows: list[Entry]) -> bool:
    """Tell whether each entry is chained to the one before; the first is taken as it is."""
    key = secret("journal")
    return all(
        row.number == before.number + 1
        and holds(key, before=bytes(before.mac), entry=row.as_entry(), mac=bytes(row.mac))
        for before, row in pairwise(rows)
    )


def _number(anchor: Anchor) -> int:
    return anchor.number
