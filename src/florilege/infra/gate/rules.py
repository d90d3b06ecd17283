"""The grants and scopes that rooms registered, and the bases that the charter gives."""

from collections.abc import Callable, Iterable, Set
from datetime import datetime

from florilege.kernel.access import Grant, Scope
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import LegalBasis, Purpose

ScopeResolver = Callable[[Actor, Set[SubjectRef], datetime], Set[SubjectRef]]

_grants: set[Grant] = set()
_resolvers: dict[Scope, ScopeResolver] = {}
_bases: dict[Purpose, LegalBasis] = {}
_followed: list[Callable[[], object]] = []


class ScopeTaken(Exception):
    """Two rooms claim to know who is in a scope."""


def grant(*grants: Grant) -> None:
    """Let roles open categories. Called by a room's `permissions`."""
    _grants.update(grants)


def granted() -> frozenset[Grant]:
    return frozenset(_grants)


def answer_for(scope: Scope, resolver: ScopeResolver) -> None:
    """Register who is within a scope: given actor and people, the resolver gives those inside.

    Raises: ScopeTaken.
    """
    if _resolvers.setdefault(scope, resolver) is not resolver:
        raise ScopeTaken(scope.value)


def within(
    scopes: Iterable[Scope], *, actor: Actor, people: Set[SubjectRef], at: datetime
) -> set[SubjectRef]:
    """Give those of the people whom at least one scope reaches."""
    inside: set[SubjectRef] = set()
    for scope in scopes:
        if scope is Scope.EVERYBODY:
            return set(people)
        if scope is Scope.SELF:
            inside |= {p for p in people if p == actor.person}
        elif scope in _resolvers:
            inside |= _resolvers[scope](actor, people, at)
    return inside


def set_bases(bases: dict[Purpose, LegalBasis]) -> None:
    """Take over the legal basis of each purpose from the charter in force."""
    _bases.clear()
    _bases.update(bases)


def follow(charter: Callable[[], object]) -> None:
    """Have the charter asked before each basis, so that a new edition counts from its first day."""
    _followed[:] = [charter]


def basis_of(purpose: Purpose) -> LegalBasis:
    for charter in _followed:
        charter()
    return _bases[purpose]
