"""Enter people whom another system knew: with an account that nobody can open before its owner."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction

from florilege.infra.clock import LEGAL_ZONE, legal_day
from florilege.infra.gate.opened import held_keys, opened
from florilege.infra.keys.lookups import AlreadyKnown, LookupKind, find_all, remember
from florilege.infra.keys.people import change_limits, enter_person, state_of
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.kernel.wrapping import normal_email
from florilege.people.credentials import errands
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account
from florilege.people.identity.actions.open_profile import claim_pseudonym, open_profile
from florilege.people.identity.rules import proposed_pseudonym

ZONE: Final = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One person as the other system knew them. No password and no phone are taken over.

    `last_seen_on` starts the clock of inactivity, so that coming in here does not begin it anew.
    """

    person: SubjectRef  # the id that they get, unless they are here already
    email: str
    given_name: str
    family_name: str
    language: str
    last_seen_on: date | None
    under_fifteen: bool


def take_people_over(
    newcomers: Sequence[Newcomer], *, at: datetime
) -> dict[SubjectRef, SubjectRef | None]:
    """Enter those who are not here yet; give by the id that was meant for each the one they have.

    Safe to repeat after a kill. Somebody who is being erased here is nobody: None.
    """
    known = find_all(LookupKind.EMAIL, [normal_email(one.email) for one in newcomers])
    who = {one.person: known.get(normal_email(one.email), one.person) for one in newcomers}
    there = set(Account.objects.filter(person__in=who).values_list("person", flat=True))
    lacking = [o for o in newcomers if who[o.person] == o.person and o.person not in there]
    with transaction.atomic(using=Vault.KEYS.value):
        pseudonyms = {one.person: _enter(one, at=at) for one in lacking}
    _write(lacking, pseudonyms, at=at)
    return {meant: person if _lives(person) else None for meant, person in who.items()}


def _lives(person: SubjectRef) -> bool:
    return state_of(person) is KeyState.ACTIVE


def _enter(one: Newcomer, *, at: datetime) -> str:
    """Make the key and the look-ups, and give the pseudonym; what a kill left half made is mended."""
    if state_of(one.person) is None:
        enter_person(one.person, on=legal_day(at))
    if one.under_fifteen:
        change_limits(one.person, lambda now: replace(now, under_fifteen=True))
    remember(LookupKind.EMAIL, normal_email(one.email), person=one.person)
    return _free_pseudonym(one.person)


def _write(
    newcomers: Sequence[Newcomer], pseudonyms: Mapping[SubjectRef, str], *, at: datetime
) -> None:
    with opened(actor=PROGRAM, purposes=(Purpose.ACCOUNT,), route=errands.TAKE_OVER) as gate:
        held_keys(gate, {one.person for one in newcomers})
        with transaction.atomic(using=Vault.IDENTITY.value):
            for one in newcomers:
                _open(one, pseudonym=pseudonyms[one.person], at=at)


def _open(one: Newcomer, *, pseudonym: str, at: datetime) -> None:
    """Open the account. The school knew the address; a password comes only by a link sent there."""
    seen = at
    if one.last_seen_on is not None:
        seen = min(at, datetime.combine(one.last_seen_on, time(12), LEGAL_ZONE))
    Account.objects.create(
        person=one.person,
        state=AccountState.ACTIVE,
        email=one.email,
        password=make_password(None),
        opened_at=at,
        confirmed_at=seen,
        last_sign_in_on=one.last_seen_on,
    )
    open_profile(
        person=one.person,
        given_name=one.given_name,
        family_name=one.family_name,
        pseudonym=pseudonym,
        language=one.language,
        time_zone=ZONE,
        at=at,
    )


def _free_pseudonym(person: SubjectRef) -> str:
    """Claim a pseudonym that tells nothing; the person chooses another whenever they like."""
    draw = random.SystemRandom()
    while True:
        pseudonym = proposed_pseudonym(draw)
        try:
            claim_pseudonym(person=person, pseudonym=pseudonym)
        except AlreadyKnown:
            continue
        return pseudonym
