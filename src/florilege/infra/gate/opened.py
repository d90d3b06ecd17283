"""The open gate of one page or job: keys, permissions and placeholders live and die with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from florilege.infra.gate.errors import GateClosed
from florilege.infra.keys.people import Holder, KeyWithheld, holders
from florilege.kernel.access import Scope, Verdict
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose


@dataclass(slots=True)
class OpenGate:
    """What one page may open so far. The first purpose is the page's main one."""

    actor: Actor
    purposes: tuple[Purpose, ...]
    route: str
    visit: UUID = field(default_factory=uuid4)
    keys: dict[SubjectRef, Holder] = field(default_factory=dict)
    permitted: dict[tuple[str, str], set[SubjectRef]] = field(default_factory=dict)
    withheld: dict[tuple[str, str, SubjectRef], Verdict] = field(default_factory=dict)
    entered: dict[tuple[Purpose, Category], set[SubjectRef]] = field(default_factory=dict)
    reached: dict[frozenset[Scope], set[SubjectRef]] = field(default_factory=dict)


_current: ContextVar[OpenGate | None] = ContextVar("florilege_gate", default=None)


@contextmanager
def opened(*, actor: Actor, purposes: tuple[Purpose, ...], route: str) -> Iterator[OpenGate]:
    """Open the gate for a page or job. It spans rendering; its keys are gone with it."""
    gate = OpenGate(actor=actor, purposes=purposes, route=route)
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
    return {p: gate.keys[p] for p in people if p in gate.keys}


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
    if gate is not None:
        key = held_key(gate, person)
    else:
        holder = holders({person}).get(person)
        key = None if holder is None else holder.key
    if key is None:
        raise KeyWithheld(str(person))
    return key
