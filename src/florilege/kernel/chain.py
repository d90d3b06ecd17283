"""The journal's chain: each entry's MAC covers the one before it. Pure."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from florilege.kernel.wrapping import keyed_hash

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One look: when, who, as what, why, at whom, what kinds, where, and how it ended."""

    number: int
    at: datetime
    visit: UUID
    actor: UUID | None
    role: str
    purpose: str
    subjects: tuple[UUID, ...]
    categories: tuple[str, ...]
    route: str
    result: str

    def canonical(self) -> bytes:
        words = [
            str(self.number),
            self.at.astimezone(UTC).isoformat(),
            self.visit.hex,
            self.actor.hex if self.actor else "",
            self.role,
            self.purpose,
            ",".join(s.hex for s in self.subjects),
            ",".join(self.categories),
            self.route,
            self.result,
        ]
        return "\x1f".join(words).encode()


def link(key: bytes, *, before: bytes, entry: AccessEntry) -> bytes:
    """Compute the MAC that chains an entry to the one before."""
    return keyed_hash(key, before, entry.canonical())


def holds(key: bytes, *, before: bytes, entry: AccessEntry, mac: bytes) -> bool:
    """Tell whether an entry is the one that was chained here."""
    return hmac.compare_digest(link(key, before=before, entry=entry), mac)
