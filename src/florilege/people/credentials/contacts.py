"""Names, addresses and phones, where a page or a letter needs them together."""

from collections.abc import Iterable
from dataclasses import dataclass

from florilege.infra.gate.looking import look_together
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials.models import Account
from florilege.people.credentials.queries import account_of
from florilege.people.identity.queries import profile_of, profiles_of


@dataclass(frozen=True, slots=True)
class Contact:
    """How the office reaches somebody. A withheld value is its placeholder; none is empty."""

    given_name: str
    family_name: str
    email: str
    phone: str

    @property
    def name(self) -> str:
        """The name as it is written; a placeholder stands once, not twice."""
        if self.given_name == self.family_name:
            return self.family_name
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Reach:
    """Where and how to write to somebody."""

    address: str
    language: str
    time_zone: str


def contacts_of(people: Iterable[SubjectRef]) -> dict[SubjectRef, Contact]:
    """Look at contacts for the page's purpose: two queries, one key query, one journal entry."""
    wanted = set(people)
    profiles = profiles_of(wanted)
    accounts = {row.person: row for row in Account.objects.filter(person__in=wanted)}
    look_together(
        (profiles.values(), ("given_name", "family_name", "phone")),
        (accounts.values(), ("email",)),
    )
    return {
        person: Contact(
            given_name=_text(profile.given_name),
            family_name=_text(profile.family_name),
            email=_text(accounts[person].email) if person in accounts else "",
            phone=_text(profile.phone),
        )
        for person, profile in profiles.items()
    }


def reach_of(person: SubjectRef) -> Reach | None:
    """Tell where and in which language to write; nowhere if the person is gone or restricted."""
    account, profile = account_of(person), profile_of(person)
    if account is None or profile is None:
        return None
    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route="credentials.reach"):
        look_together(([account], ("email",)), ([profile], ("language", "time_zone")))
        if isinstance(account.email, Withheld):
            return None
        return Reach(
            address=_text(account.email),
            language=_text(profile.language),
            time_zone=_text(profile.time_zone),
        )


def _text(value: object) -> str:
    return "" if value is None else str(value)
