"""Move an account to another e-mail address: asked, mailed to the new one, proved, moved (ID-11).

A stranger's address gets a letter as well, so that nobody learns here who has an account (ID-02).
"""

from datetime import datetime, timedelta

from django.db import transaction

from florilege.infra import policy
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.keys.lookups import LookupKind, remember
from florilege.infra.mail.bouncing import forgive
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.kernel.wrapping import normal_email
from florilege.people.credentials import errands
from florilege.people.credentials.actions.mail_link import mail_address_taken, where_to
from florilege.people.credentials.actions.reset_password import end_sessions
from florilege.people.credentials.actions.sign_in import NotLetIn, password_fits
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.mailing import ADDRESS_MOVED, CHANGE_ADDRESS
from florilege.people.credentials.models import Account, AddressChange, OneTimeLink
from florilege.people.credentials.queries import account_of, person_by_email
from florilege.people.credentials.throttling import check_tries, count_try
from florilege.people.credentials.tokens import LinkSpent, holder_of, make_link, spend

LETTERS_A_WAIT = 5


def request_address_change(*, person: SubjectRef, email: str, at: datetime) -> None:
    """Mail the link to the new address; an earlier wish is replaced.

    The caller learns nothing of whose the address is. Raises: TooManyTries.
    """
    rules = policy.charter().security
    check_tries(what="address change", who=str(person), at=at, most=LETTERS_A_WAIT)
    wait = timedelta(minutes=rules.sign_in_wait_minutes)
    count_try(what="address change", who=str(person), at=at, wait=wait)
    owner = person_by_email(email)
    if owner is not None and owner != person:
        mail_address_taken(person=owner, at=at)
        return
    account = account_of(person)
    _, language = where_to(account) if account else (None, "")
    lasts = timedelta(hours=rules.sign_up_link_hours)
    with transaction.atomic(using=Vault.IDENTITY.value):
        _wish(AddressChange(person=person, email=email, asked_at=at))
        token = make_link(person=person, kind=LinkKind.ADDRESS, at=at, lasts=lasts)
        write_letter(
            person=person,
            kind=CHANGE_ADDRESS,
            address=email,
            language=language,
            facts={"token": token, "hours": rules.sign_up_link_hours},
            at=at,
        )


def move_address(*, token: str, password: str, at: datetime) -> SubjectRef:
    """Make the wished address the account's; the earlier one is told, every browser signed out.

    Killed between the two vaults, the person is already found by the new address, and the link,
    not yet spent, finishes the move. The link may have reached a stranger's mailbox, so passwords
    are not tried there without end. Raises: LinkSpent, NotLetIn, AlreadyKnown, TooManyTries.
    """
    rules = policy.charter().security
    person = holder_of(token, kind=LinkKind.ADDRESS, at=at)
    check_tries(what="address move", who=str(person), at=at, most=rules.sign_in_attempts)
    account = account_of(person)
    wish = AddressChange.objects.filter(person=person).first()
    if account is None or wish is None:
        raise LinkSpent
    if not password_fits(account, password):
        wait = timedelta(minutes=rules.sign_in_wait_minutes)
        count_try(what="address move", who=str(person), at=at, wait=wait)
        raise NotLetIn
    wished = _wished(wish)
    earlier, language = where_to(account)
    with transaction.atomic(using=Vault.IDENTITY.value):
        # Spent first: a wish that took this one's place meanwhile leaves the person findable as they were.
        spend(token, kind=LinkKind.ADDRESS, at=at)
        remember(LookupKind.EMAIL, normal_email(wished), person=person)
        _write(person, wished)
        if earlier is not None:
            write_letter(
                person=person,
                kind=ADDRESS_MOVED,
                address=earlier,
                language=language,
                facts={"school_email": policy.charter().provider.email},
                at=at,
            )
    return person


def forget_unanswered(*, at: datetime) -> int:
    """Delete the wishes whose link was never opened; give how many."""
    hours = policy.charter().security.sign_up_link_hours
    asked_before = at - timedelta(hours=hours)
    deleted, _ = AddressChange.objects.filter(asked_at__lt=asked_before).delete()
    return deleted


def _wish(wish: AddressChange) -> None:
    """Keep a wish in the place of an earlier one; of two at once, one waits here for the other."""
    AddressChange.objects.bulk_create(
        [wish],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["email", "asked_at"],
    )


def _wished(wish: AddressChange) -> str:
    with opened(actor=PROGRAM, purposes=(Purpose.ACCOUNT,), route=errands.MOVE_ADDRESS):
        look([wish], "email")
        if isinstance(wish.email, Withheld):
            raise LinkSpent
        return str(wish.email)


def _write(person: SubjectRef, email: str) -> None:
    account = Account.objects.select_for_update().get(person=person)
    account.email = email
    account.save(update_fields=["email"])
    AddressChange.objects.filter(person=person).delete()
    OneTimeLink.objects.filter(person=person, used_at__isnull=True).delete()
    end_sessions(person)
    forgive(person)
