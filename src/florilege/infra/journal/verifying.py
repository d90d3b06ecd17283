"""Verify the chain: gap-free numbers, every MAC, the index of subjects, and all anchors."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from florilege.infra.journal.anchoring import anchors
from florilege.infra.journal.models import Entry, EntrySubject, Head, Segment
from florilege.infra.keys.secrets import secret
from florilege.kernel.chain import GENESIS, holds
from florilege.kernel.wrapping import keyed_hash


@dataclass(frozen=True, slots=True)
class Verification:
    """How many entries were verified, and what is wrong, oldest first; empty means whole."""

    entries: int
    faults: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return not self.faults


def verify() -> Verification:
    """Walk the whole chain in constant memory."""
    faults: list[str] = []
    number, mac = _start(faults)
    anchored = {a.number: a.mac for a in anchors()}
    count = 0
    for row in Entry.objects.order_by("number").iterator(chunk_size=2_000):
        if row.number != number + 1:
            faults.append(f"entry {number + 1} is missing")
        if not holds(secret("journal"), before=mac, entry=row.as_entry(), mac=bytes(row.mac)):
            faults.append(f"entry {row.number} was changed")
        if anchored.get(row.number, bytes(row.mac)) != bytes(row.mac):
            faults.append(f"entry {row.number} is not the anchored one")
        number, mac, count = row.number, bytes(row.mac), count + 1
    faults += _ends_elsewhere(number, mac, max(anchored, default=0))
    faults += _index_faults()
    return Verification(entries=count, faults=tuple(faults))


def segment_seal(*, last_number: int, last_mac: bytes) -> bytes:
    return keyed_hash(secret("journal"), b"segment", str(last_number).encode(), last_mac)


def _start(faults: list[str]) -> tuple[int, bytes]:
    """Where the kept entries begin: after the last pruned segment, if its seal holds."""
    segment = Segment.objects.order_by("last_number").last()
    if segment is None:
        return 0, GENESIS
    last = bytes(segment.last_mac)
    if bytes(segment.seal) != segment_seal(last_number=segment.last_number, last_mac=last):
        faults.append(f"the segment up to {segment.last_number} was changed")
    return segment.last_number, last


def _ends_elsewhere(number: int, mac: bytes, anchored: int) -> list[str]:
    faults = []
    if number < anchored:
        faults.append(f"entries {number + 1} to {anchored} were cut off")
    head = Head.objects.filter(id=1).first()
    if head is not None and (head.number, bytes(head.mac)) != (number, mac):
        faults.append(f"the head says {head.number} where the entries end at {number}")
    return faults


def _index_faults() -> list[str]:
    """Compare the index of subjects with what the chained entries say."""
    said = Counter[int]()
    for number, run in Entry.objects.values_list("number", "subjects").iterator():
        if len(bytes(run)):
            said[number] = len(bytes(run)) // 16
    rows = EntrySubject.objects.values("number").annotate(count=Count("number"))
    found = {r["number"]: r["count"] for r in rows.order_by("number").iterator()}
    wrong = [n for n in said.keys() | found.keys() if said[n] != found.get(n, 0)]
    return [f"the index of entry {n} does not agree with it" for n in sorted(wrong)]
