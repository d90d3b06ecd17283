"""Let a person in by e-mail and password."""

from datetime import datetime, timedelta
from typing import Any

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.kernel.wrapping import normal_email
from florilege.people.credentials import errands
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account
from florilege.people.credentials.passwords import burn_time, fits
from florilege.people.credentials.queries import ROLES, VERSION, account_of, person_by_email
from florilege.people.credentials.sessions import PERSON
from florilege.people.credentials.throttling import check_tries, count_try, forget_tries
from florilege.people.staff.queries import roles_of


class NotLetIn(Exception):
    """Address and password do not belong together; which of them is wrong is not told."""


class NotConfirmed(Exception):
    """The password is right, and the address was not confirmed yet."""


def check_sign_in(*, email: str, password: str, source: str, at: datetime) -> SubjectRef:
    """Check address and password.

    `source` is the network address of the try; only its keyed hash is counted.
    Raises: NotLetIn, NotConfirmed, TooManyTries.
    """
    rules = policy.charter().security
    address = normal_email(email)
    for what, who, most in _counted(address, source, rules.sign_in_attempts):
        check_tries(what=what, who=who, at=at, most=most)
    person = person_by_email(email)
    if person is None:
        burn_time(password)
    account = account_of(person) if person else None
    if account is None or not password_fits(account, password):
        wait = timedelta(minutes=rules.sign_in_wait_minutes)
        for what, who, _ in _counted(address, source, rules.sign_in_attempts):
            count_try(what=what, who=who, at=at, wait=wait)
        raise NotLetIn
    forget_tries(what="sign-in", who=address)
    if account.state == AccountState.UNCONFIRMED:
        raise NotConfirmed
    if account.state != AccountState.ACTIVE:
        raise NotLetIn
    return SubjectRef(account.person)


def password_fits(account: Account, password: str) -> bool:
    """Compare a password with the account's hash; the look is entered like any other.

    Its purpose is security, so that a person whose data are restricted can still come to their own.
    """
    with opened(actor=PROGRAM, purposes=(Purpose.SECURITY,), route=errands.SIGN_IN):
        look([account], "password")
        hashed = account.password
        if isinstance(hashed, Withheld):
            return False
        return fits(password, hashed=hashed)


def begin_session(session: Any, *, person: SubjectRef, at: datetime) -> None:
    """Tie a browser to a person: a new session key, the roles of today, the charter's limits."""
    session.flush()
    version = Account.objects.filter(person=person).values_list("version", flat=True).get()
    session[PERSON] = str(person)
    # As if it had been read: whatever this request still shows is shown to who has just come in.
    session[VERSION] = session.account_version = version
    session[ROLES] = sorted(role.value for role in roles_of(person, on=legal_day(at)))
    session.set_expiry(policy.charter().security.session_hours * 3600)
    Account.objects.filter(person=person).update(last_sign_in_on=legal_day(at))


def _counted(address: str, source: str, most: int) -> list[tuple[str, str, int]]:
    """A source may be a whole classroom behind one address, so it gets more tries."""
    return [("sign-in", address, most), ("sign-in source", source, most * 10)]
