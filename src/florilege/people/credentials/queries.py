"""Read accounts: who is signed in here, and whose an address is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from florilege.infra.keys.lookups import LookupKind, find
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.kernel.wrapping import normal_email
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account, SignIn
from florilege.people.credentials.sessions import PERSON, hashed

VERSION, ROLES = "version", "roles"
VISITS = "visits"  # stands in the session of who came by a mailed link alone


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose browser this is, and the roles that they held when they signed in."""

    person: SubjectRef
    roles: frozenset[Role]


def signed_in(session: Any) -> SignedIn | None:
    """Tell who is signed in; a session of older credentials or of a fenced account is over."""
    raw = session.get(PERSON)
    if raw is None:
        return None
    if VISITS in session:
        # Somebody without an account: their own data, until the session ends, and nothing else.
        return SignedIn(person=SubjectRef(UUID(raw)), roles=frozenset({Role.CONTACT}))
    if session.get(VERSION) != session.account_version:
        session.flush()
        return None
    roles = frozenset(Role(word) for word in session.get(ROLES, ())) | {Role.LEARNER}
    return SignedIn(person=SubjectRef(UUID(raw)), roles=roles)


def last_signed_in(session_key: str) -> SubjectRef | None:
    """Tell whose session this was, also when its time is over; its row stands until the night."""
    row = SignIn.objects.filter(key_hash=hashed(session_key)).values_list("person", flat=True)
    person = row.first()
    return SubjectRef(person) if person else None


def person_by_email(address: str) -> SubjectRef | None:
    """Find whose address this is, in any of its spellings."""
    return find(LookupKind.EMAIL, normal_email(address))


def account_of(person: SubjectRef) -> Account | None:
    return Account.objects.filter(person=person).first()


def people_after(person: SubjectRef | None, *, limit: int) -> list[SubjectRef]:
    """Give the next people who have an account that is not closed, in the order of their ids."""
    rows = Account.objects.exclude(state=AccountState.CLOSED).order_by("person")
    if person is not None:
        rows = rows.filter(person__gt=person)
    return [SubjectRef(found) for found in rows.values_list("person", flat=True)[:limit]]


def accounts_among(people: Iterable[SubjectRef]) -> set[SubjectRef]:
    """Give those of the people who have an account, whatever its state."""
    rows = Account.objects.filter(person__in=set(people)).values_list("person", flat=True)
    return {SubjectRef(person) for person in rows}


def count_active() -> int:
    return Account.objects.filter(state=AccountState.ACTIVE).count()


def active_people_between(first: UUID, last: UUID) -> list[SubjectRef]:
    """Give the people whose account is open and confirmed, of whom the ids lie between two."""
    rows = Account.objects.filter(state=AccountState.ACTIVE, person__range=(first, last))
    return [SubjectRef(found) for found in rows.order_by("person").values_list("person", flat=True)]
