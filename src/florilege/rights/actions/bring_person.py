"""Take a person's file from another installation in: a new person, or somebody who is here."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import IO
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from florilege.infra.clock import legal_day
from florilege.infra.gate.opened import sealing_key
from florilege.infra.keys.lookups import AlreadyKnown, LookupKind, find, remember
from florilege.infra.keys.people import change_limits, destroy_key, enter_person, state_of
from florilege.infra.mail.reaching import reach
from florilege.infra.media.files import AlreadyWritten, write_sealed
from florilege.infra.workflow.running import begin, under_way
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.kernel.wrapping import normal_email
from florilege.rights.bringing.checking import Report, check_file
from florilege.rights.bringing.faults import FileRefused
from florilege.rights.models import Bringing
from florilege.rights.workflows import BRING_PERSON

_PIECE = 1 << 20


class BroughtAlready(Exception):
    """This very file was taken in before; nothing was changed."""

    def __init__(self, bringing: Bringing) -> None:
        super().__init__(str(bringing.id))
        self.bringing = bringing


class AddressTaken(Exception):
    """Somebody here has the address that the file tells: they take the file in themselves."""


class NoAddress(Exception):
    """The file tells no address, so that its person could never come in."""


def bring_person(file: IO[bytes], *, at: datetime) -> Bringing:
    """Check the file, make its person here, and begin to take everything in.

    Killed anywhere, the same call goes on where it stopped. Raises: FileRefused, BroughtAlready,
    AddressTaken, NoAddress.
    """
    report = check_file(file, at=at)
    return _bring(file, report, _person_of(report, at=at), at=at)


def bring_own(file: IO[bytes], *, person: SubjectRef, at: datetime) -> Bringing:
    """Take one's own file in, in the account that one has here already.

    Raises: FileRefused, BroughtAlready; KeyWithheld if the person is going or gone.
    """
    sealing_key(person)
    report = check_file(file, at=at)
    if str(person) in {o.person for o in report.origins if o.site == settings.SITE_URL}:
        said = gettext_noop("This file was made here, for this very account.")
        raise FileRefused("data.json: person", said)
    return _bring(file, report, person, at=at)


def bring_waiting(*, at: datetime) -> int:
    """Begin with files that came while another of their person was taken in; give how many."""
    busy = under_way(BRING_PERSON)
    waiting = Bringing.objects.filter(done_at=None).exclude(person__in=busy).order_by("brought_at")
    begun = 0
    for bringing in waiting:
        person = SubjectRef(bringing.person)
        if state_of(person) is KeyState.ACTIVE:
            begin(BRING_PERSON, subject=person, about=bringing.id, at=at)
            begun += 1
    return begun


def _person_of(report: Report, *, at: datetime) -> SubjectRef:
    """Give the person of the file: a new one, or one whose entering was killed half-way."""
    if "@" not in report.address:
        raise NoAddress
    address = normal_email(report.address)
    while (person := find(LookupKind.EMAIL, address)) is None:
        _enter(address, at=at)
    if _brought(person, report) is None and reach(person, purpose=Purpose.RIGHTS) is not None:
        raise AddressTaken
    if report.under_fifteen:
        change_limits(person, lambda now: replace(now, under_fifteen=True))
    return person


def _enter(address: str, *, at: datetime) -> None:
    person = new_subject()
    enter_person(person, on=legal_day(at))
    try:
        remember(LookupKind.EMAIL, address, person=person)
    except AlreadyKnown:  # Somebody entered this address in this very moment: it is theirs.
        destroy_key(person, at=at)


def _brought(person: SubjectRef, report: Report) -> Bringing | None:
    return Bringing.objects.filter(person=person, source_id=report.source_id).first()


def _bring(file: IO[bytes], report: Report, person: SubjectRef, *, at: datetime) -> Bringing:
    """Seal the file for its person, note it, and begin: the worker could go on from here."""
    bringing = _brought(person, report)
    if bringing is not None and bringing.done_at is not None:
        raise BroughtAlready(bringing)
    if bringing is None:
        bringing = _noted(file, report, person, at=at)
    begin(BRING_PERSON, subject=person, about=bringing.id, at=at)
    return bringing


def _noted(file: IO[bytes], report: Report, person: SubjectRef, *, at: datetime) -> Bringing:
    bringing_id: UUID = uuid5(person, str(report.source_id))
    file.seek(0)
    with suppress(AlreadyWritten):  # A killed attempt may have come so far.
        write_sealed(
            person=person,
            content=iter(lambda: file.read(_PIECE), b""),
            name="brought.zip",
            media_type="application/zip",
            file_id=bringing_id,
        )
    bringing = Bringing(
        id=bringing_id,
        person=person,
        source_id=report.source_id,
        origins=[origin.as_json() for origin in report.origins],
        brought_at=at,
        file=bringing_id,
        total_count=report.rows,
    )
    try:
        with transaction.atomic(using=Vault.IDENTITY.value):
            bringing.save(force_insert=True)
    except IntegrityError:  # Two clicks at once: the other was a moment earlier.
        return Bringing.objects.get(id=bringing_id)
    return bringing


__all__ = [
    "AddressTaken",
    "BroughtAlready",
    "NoAddress",
    "bring_own",
    "bring_person",
    "bring_waiting",
]
