"""Names, addresses and phones, where a page or a letter needs them together.

`Names` and `Contacts` fetch rows and give their sights, so that a page can look at them together
with other rows, under one journal entry, before it reads them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from florilege.infra.gate.looking import Sight, look_together
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.access import Verdict
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials import errands
from florilege.people.credentials.models import Account
from florilege.people.identity.queries import profiles_of


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name; of one that is withheld, only the placeholder."""

    given: str
    family: str
    is_withheld: bool

    def __str__(self) -> str:
        return (
            self.family
            if self.is_withheld and self.given == self.family
            else f"{self.given} {self.family}"
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """How the office reaches somebody. What is withheld is its placeholder, what lacks is empty."""

    name: Name
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Where and how to write to somebody."""

    address: str
    language: str
    time_zone: str


class Unreached(Enum):
    """Why nobody may write to somebody now."""

    GONE = "gone"  # erased, being erased, or without an account
    RESTRICTED = "restricted"  # their data are restricted, at their own request


class Names:
    """The names of some people. One query."""

    def __init__(self, people: Iterable[SubjectRef]) -> None:
        self.profiles = profiles_of(people)

    @property
    def sights(self) -> tuple[Sight, ...]:
        return ((self.profiles.values(), ("given_name", "family_name")),)

    def read(self) -> dict[SubjectRef, Name]:
        return {
            person: Name(
                given=_text(profile.given_name),
                family=_text(profile.family_name),
                is_withheld=any(
                    isinstance(part, Withheld) for part in (profile.given_name, profile.family_name)
                ),
            )
            for person, profile in self.profiles.items()
        }


class Contacts:
    """The names, addresses and phones of some people. Two queries."""

    def __init__(self, people: Iterable[SubjectRef]) -> None:
        wanted = set(people)
        self._names = Names(wanted)
        self._accounts = {row.person: row for row in Account.objects.filter(person__in=wanted)}

    @property
    def sights(self) -> tuple[Sight, ...]:
        phones: Sight = (self._names.profiles.values(), ("phone",))
        return (*self._names.sights, phones, (self._accounts.values(), ("email",)))

    def read(self) -> dict[SubjectRef, Contact]:
        return {
            person: Contact(
                name=name,
                email=_text(self._accounts[person].email) if person in self._accounts else "",
                phone=_text(self._names.profiles[person].phone),
            )
            for person, name in self._names.read().items()
        }


def reach_of(person: SubjectRef, purpose: Purpose = Purpose.NOTICES) -> Reach | None:
    """Tell where and in which language to write; nowhere if the person is gone or restricted.

    What they asked of the desk is written about even then: `purpose` is their rights.
    """
    with opened(actor=PROGRAM, purposes=(purpose,), route=errands.REACH):
        return reaches_of([person]).get(person)


def reaches_of(people: Iterable[SubjectRef]) -> dict[SubjectRef, Reach]:
    """Tell it of many, under the gate of a job; who is gone or restricted is absent."""
    found = reaches_or_why(people)
    return {person: reach for person, reach in found.items() if isinstance(reach, Reach)}


def reaches_or_why(people: Iterable[SubjectRef]) -> dict[SubjectRef, Reach | Unreached]:
    """Tell of each person where to write, or why not, under the gate of a job. Two queries."""
    wanted = set(people)
    accounts = {SubjectRef(a.person): a for a in Account.objects.filter(person__in=wanted)}
    profiles = profiles_of(accounts)
    look_together((accounts.values(), ("email",)), (profiles.values(), ("language", "time_zone")))
    return {person: _reach(accounts.get(person), profiles.get(person)) for person in sorted(wanted)}


def _reach(account: Account | None, profile: Any) -> Reach | Unreached:
    if account is None or profile is None:
        return Unreached.GONE
    email = account.email
    if isinstance(email, Withheld):
        gone = email.verdict is Verdict.WITHHELD_ERASED
        return Unreached.GONE if gone else Unreached.RESTRICTED
    return Reach(
        address=_text(email), language=_text(profile.language), time_zone=_text(profile.time_zone)
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
