"""Write to some people that the school closes, or that it stays after all: one letter each."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from florilege.charter.telling import day_words
from florilege.infra import policy
from florilege.infra.closing.board import Announced, archive_ends_on
from florilege.infra.gate.opened import held_keys, opened
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.mail.kinds import OperationalKind
from florilege.infra.mail.reaching import Reach, reach
from florilege.infra.mail.writing import write_letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.closing import errands
from florilege.people.closing.mailing import CLOSES, STAYS
from florilege.people.closing.models import Farewell
from florilege.people.closing.queries import told_among
from florilege.people.credentials.contacts import reaches_of
from florilege.people.credentials.queries import accounts_among


def tell_people(people: Sequence[SubjectRef], *, closing: Announced, at: datetime) -> int:
    """Tell those who were not told yet; give how many letters. One transaction."""
    told = told_among(people, closing_id=closing.id)
    new = [person for person in people if person not in told]
    others = _without_account(new)
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.TELL) as gate:
        held_keys(gate, set(new))
        reaches = _of_accounts(new) | others
        with transaction.atomic(using=Vault.IDENTITY.value):
            return sum(_tell(p, where, closing, at=at) for p, where in reaches.items())


def _of_accounts(people: Sequence[SubjectRef]) -> dict[SubjectRef, Reach]:
    return {
        person: Reach(address=found.address, language=found.language)
        for person, found in reaches_of(people).items()
    }


def _without_account(people: Sequence[SubjectRef]) -> dict[SubjectRef, Reach]:
    """Contacts are few, and are reached one by one."""
    with_account = accounts_among(people)
    found = {p: reach(p, purpose=Purpose.RIGHTS) for p in people if p not in with_account}
    return {person: where for person, where in found.items() if where is not None}


def _tell(person: SubjectRef, where: Reach, closing: Announced, *, at: datetime) -> int:
    language = _language(where)
    try:
        facts = _facts(closing, language) | {"has_space": where.has_space}
        _write(person, where, CLOSES, facts, at=at)
    except KeyWithheld:
        return 0  # They are leaving already.
    Farewell.objects.create(id=uuid4(), person=person, closing_id=closing.id, told_at=at)
    return 1


def take_back(told: Sequence[tuple[SubjectRef, UUID]], *, at: datetime) -> int:
    """Tell people that the school stays, and forget that they were told otherwise."""
    people = [person for person, _ in told]
    others = _without_account(people)
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.TELL) as gate:
        held_keys(gate, set(people))
        reaches = _of_accounts(people) | others
        with transaction.atomic(using=Vault.IDENTITY.value):
            for person, closing_id in told:
                if person in reaches:
                    _stay(person, reaches[person], at=at)
                Farewell.objects.filter(person=person, closing_id=closing_id).delete()
    return len(reaches)


def _stay(person: SubjectRef, where: Reach, *, at: datetime) -> None:
    try:
        mine = reverse("rights:my_data")
        _write(person, where, STAYS, {"mine": mine, "has_space": where.has_space}, at=at)
    except KeyWithheld:
        return


def _write(
    person: SubjectRef,
    where: Reach,
    kind: OperationalKind,
    facts: Mapping[str, object],
    *,
    at: datetime,
) -> None:
    write_letter(
        person=person,
        kind=kind,
        address=where.address,
        language=_language(where),
        facts=facts,
        at=at,
    )


def _facts(closing: Announced, language: str) -> dict[str, object]:
    charter = policy.charter()
    return {
        "day": day_words(closing.closes_on).in_language(language),
        "shut": day_words(closing.shut_on).in_language(language),
        "archive_ends": day_words(archive_ends_on(closing.closes_on)).in_language(language),
        "export": reverse("rights:exports"),
        "documents": reverse("learner:certificates"),
        "closed_page": reverse("public:closing"),
        "check": reverse("public:check"),
        "way_in": reverse("rights:way_in"),
        "officer": charter.officer,
    }


def _language(where: Reach) -> str:
    return where.language if where.language in ("fr", "en") else "fr"
