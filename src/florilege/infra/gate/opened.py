"""The open gate of one page or job: keys, permissions and placeholders live and die with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from florilege.infra.gate.errors import GateClosed
from florilege.infra.keys.people import Holder, KeyWithheld, holders
from florilege.kernel.access import KeyState, Scope, Verdict
from florilege.kernel.errands import Route
from florilege.kernel.subjects import PROGRAM, Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose


@dataclass(slots=True)
class OpenGate:
    """What one page may open so far. The first purpose is the page's main one."""

    actor: Actor
    purposes: tuple[Purpose, ...]
    route: Route
    visit: UUID = field(default_factory=uuid4)
    keys: dict[SubjectRef, Holder] = field(default_factory=dict)
    permitted: dict[tuple[str, str], set[SubjectRef]] = field(default_factory=dict)
    withheld: dict[tuple[str, str, SubjectRef], Verdict] = field(default_factory=dict)
    entered: dict[tuple[Purpose, Category], set[SubjectRef]] = field(default_factory=dict)
    leaving: SubjectRef | None = None  # whose key is fenced, and opens for the archive alone
    # Rows that their person restricted one by one, by model, field and person.
    shut_rows: dict[tuple[str, str, SubjectRef], frozenset[str]] = field(default_factory=dict)
    reached: dict[frozenset[Scope], set[SubjectRef]] = field(default_factory=dict)


_LEAVING = frozenset({KeyState.ACTIVE, KeyState.ERASING})
_current: ContextVar[OpenGate | None] = ContextVar("florilege_gate", default=None)


@contextmanager
def opened(
    *,
    actor: Actor,
    purposes: tuple[Purpose, ...],
    route: Route,
    leaving: SubjectRef | None = None,
) -> Iterator[OpenGate]:
    """Open the gate for a page or job. It spans rendering; its keys are gone with it.

    `leaving` is somebody who is being erased and of whom the law has something archived first
    (GDPR art. 17(3)(b)): their values open to the program for that, and nothing of theirs is sealed.
    """
    if leaving is not None and (actor, purposes) != (PROGRAM, (Purpose.ARCHIVING,)):
        raise GateClosed("who is being erased opens for the program's archiving alone")
    gate = OpenGate(actor=actor, purposes=purposes, route=route, leaving=leaving)
    token = _current.set(gate)
    try:
        yield gate
    finally:
        _current.reset(token)
        gate.keys.clear()
        gate.permitted.clear()
        gate.reached.clear()


def current() -> OpenGate:
    """Give the open gate.

    Raises: GateClosed if there is none.
    """
    gate = _current.get()
    if gate is None:
        raise GateClosed("no page or job opened the gate: declare a purpose first")
    return gate


def held_keys(gate: OpenGate, people: set[SubjectRef]) -> dict[SubjectRef, Holder]:
    """Give the holders of these people, reading the missing ones in one query."""
    # Not `people - gate.keys.keys()`: Python would walk through all the keys, at each value read.
    missing = {person for person in people if person not in gate.keys}
    if missing:
        gate.keys.update(holders(missing))
        if gate.leaving in missing:
            leaving = holders({gate.leaving}, given=_LEAVING).get(gate.leaving)
            gate.keys |= {gate.leaving: held} if (held := _as_leaving(leaving)) else {}
    return {p: gate.keys[p] for p in people if p in gate.keys}


def _as_leaving(holder: Holder | None) -> Holder | None:
    """Hold somebody who is being erased as if they were not, for the archive's last copy."""
    if holder is None or holder.key is None:
        return holder
    return Holder(standing=replace(holder.standing, state=KeyState.ACTIVE), key=holder.key)


def held_key(gate: OpenGate, person: SubjectRef) -> bytes | None:
    """Give one person's key, None if they have no living one."""
    if person not in gate.keys:
        held_keys(gate, {person})
    holder = gate.keys.get(person)
    return None if holder is None else holder.key


def sealing_key(person: SubjectRef) -> bytes:
    """Give the key to write a value about a person; sealing needs no purpose, opening does.

    Raises: KeyWithheld if the person is unknown, being erased or erased.
    """
    gate = _current.get()
    holder = (held_keys(gate, {person}) if gate is not None else holders({person})).get(person)
    if holder is None or holder.key is None or (gate is not None and gate.leaving == person):
        raise KeyWithheld(str(person))
    return holder.key
