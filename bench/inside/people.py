"""Invented people, written in bulk where only their number matters.

Everything stands as the product writes it, sealed under a key of each person; but the password's
hash is one for all, and no mail is written. Who signs in is made by the product's own actions.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from bench.inside.errands import BENCH
from bench.inside.names import profile
from bench.plain.models import PlainProfile
from florilege.infra import clock
from florilege.infra.gate.opened import opened
from florilege.infra.keys.epochs import current_epoch
from florilege.infra.keys.lookups import LookupKind, _inner
from florilege.infra.keys.models import Lookup, PersonKey
from florilege.infra.keys.people import Holder
from florilege.infra.keys.rewrapping import outer_hash
from florilege.infra.keys.ring import ring
from florilege.kernel.access import Standing
from florilege.kernel.sealing import new_key
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.kernel.wrapping import wrap
from florilege.people.credentials.actions.confirm_address import activate
from florilege.people.credentials.actions.open_account import Entry, open_account
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account
from florilege.people.credentials.passwords import hash_password
from florilege.people.credentials.queries import person_by_email
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.people.identity.models import Profile
from florilege.people.staff.actions.grant_role import grant_role

PASSWORD = "neuf anémones dans un seau de zinc"
BATCH = 5_000
LONG_AGO = timedelta(days=400)
Keys = dict[SubjectRef, Holder]


def add_person(name: str, *, roles: Sequence[str] = ()) -> str:
    """Open and confirm an account as the product does; give the person's id."""
    email, at = address_of(name), clock.now()
    open_account(
        Entry(
            email=email,
            password=PASSWORD,
            given_name="Odile",
            family_name="Marchand",
            pseudonym=f"Vive-Tulipe-{name}",
            language="fr",
            time_zone="Europe/Paris",
        ),
        at=at,
    )
    person = person_by_email(email)
    assert person is not None
    activate(person, at=at)
    edit_profile(person=person, changes={"phone": "+33639980000"}, at=at)
    for role in roles:
        grant_role(person=person, role=Role(role), since=clock.legal_day(at - LONG_AGO))
    return str(person)


def address_of(name: str) -> str:
    return f"{name}@courrier.example"


def add_people(count: int, *, profiles: bool = True) -> list[str]:
    """Write people in bulk; without profiles, only their keys and what they are found by."""
    people: list[str] = []
    hashed, at = hash_password(PASSWORD), clock.now()
    for size in _sizes(count):
        keys = _add_keys(size, at=at)
        if profiles:
            _add_profiles(keys, hashed=hashed, at=at)
        people += map(str, keys)
    return people


def add_plain_copies(people: Sequence[str]) -> None:
    """Write the same names in clear, for the page that sealed ones are compared with."""
    PlainProfile.objects.bulk_create(
        PlainProfile(**profile(number), person=UUID(person), changed_at=clock.now())
        for number, person in enumerate(people)
    )


def _add_keys(count: int, *, at: datetime) -> Keys:
    epoch = current_epoch()
    epoch_key, on = ring().read(epoch), clock.legal_day(at)
    made = {SubjectRef(uuid4()): new_key() for _ in range(count)}
    with transaction.atomic(using=Vault.KEYS.value):
        PersonKey.objects.bulk_create(
            PersonKey(
                person=person,
                epoch=epoch,
                wrapped=wrap(key, epoch_key=epoch_key, epoch=epoch, owner=person.bytes),
                entered_on=on,
            )
            for person, key in made.items()
        )
        Lookup.objects.bulk_create(
            _lookup(kind, person, epoch=epoch, epoch_key=epoch_key)
            for person in made
            for kind in (LookupKind.EMAIL, LookupKind.PSEUDONYM)
        )
    return {person: Holder(standing=Standing(), key=key) for person, key in made.items()}


def _lookup(kind: LookupKind, person: SubjectRef, *, epoch: int, epoch_key: bytes) -> Lookup:
    row_id, inner = uuid4(), _inner(kind, f"{person.hex}@courrier.example")
    return Lookup(
        id=row_id,
        kind=kind,
        outer=outer_hash(inner, epoch_key=epoch_key),
        inner_wrapped=wrap(inner, epoch_key=epoch_key, epoch=epoch, owner=row_id.bytes),
        epoch=epoch,
        person=person,
    )


def _add_profiles(keys: Keys, *, hashed: str, at: datetime) -> None:
    """The gate is given the keys that were just made, so that none is read person by person."""
    purposes = (Purpose.ACCOUNT,)
    with opened(actor=PROGRAM, purposes=purposes, route=BENCH) as gate:
        gate.keys.update(keys)
        with transaction.atomic(using=Vault.IDENTITY.value):
            Account.objects.bulk_create(
                Account(
                    person=person,
                    email=f"{person.hex}@courrier.example",
                    password=hashed,
                    state=AccountState.ACTIVE,
                    opened_at=at,
                    confirmed_at=at,
                    last_sign_in_on=clock.legal_day(at),
                )
                for person in keys
            )
            Profile.objects.bulk_create(
                Profile(**profile(number), person=person, changed_at=at)
                for number, person in enumerate(keys)
            )


def _sizes(count: int) -> Iterator[int]:
    while count > 0:
        yield min(count, BATCH)
        count -= BATCH
