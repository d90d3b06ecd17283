"""Which field is planted how: computed from the declarations, so that no new room escapes.

A field that takes free text is planted with a mark. A date, a number, an id or a word of a closed
list cannot carry one: its row must be there before the erasure and gone after it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from pypdf import PdfReader

from florilege.infra.documents.models import IssuedDocument
from florilege.infra.gate.fields import SealedField
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.mail.models import Letter
from florilege.infra.media.fields import SealedFileField
from florilege.infra.media.files import open_file
from florilege.infra.vaults.router import vaults_of
from florilege.kernel.declarations import Holding
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.credentials.models import Account
from tests.canary.encodings import Search
from tests.canary.marks import PHONE, ZONE
from tests.kill.jobs.registering import job

# Text whose words are not free: the program or a closed list chooses them.
CHOSEN = {
    "announcements.Announcement.state": "a closed list",
    "archive_desk.ArchivedNote.about": "a course's title, its days, and running numbers",
    "archive_desk.ArchivedNote.kind": "a closed list",
    "archive_desk.ArchivedNote.law": "an article of law",
    "archive_desk.ArchivedNote.rule": "the code of a rule of the charter",
    "assessment.Attempt.activity_code": "a code of the course",
    "assessment.Attempt.state": "a closed list",
    "assessment.Attempt.submitted_by": "a closed list",
    "assessment.AttemptStep.item_code": "a code of the course",
    "assessment.ItemOutcome.item_code": "a code of the course",
    "certification.Award.kind": "a closed list",
    "certification.Correction.reason": "a closed list",
    "certification.Correction.state": "a closed list",
    "certification.CertificateSharing.shows": "a closed list",
    "contacts.Contact.given_by": "a closed list",
    "contacts.Contact.kind": "a closed list",
    "contacts.Contact.language": "a closed list",
    "credentials.Account.password": "a one-way hash of a password that carries the mark",
    "credentials.Account.state": "a closed list",
    "credentials.OneTimeLink.kind": "a closed list",
    "departures.Departure.desk": "a closed list",
    "departures.Departure.state": "a closed list",
    "departures.Handover.line": "the id of a session, or a fixed word",
    "departures.Handover.work": "the name of a kind of work",
    "documents.IssuedDocument.kind": "a closed list",
    "documents.IssuedDocument.language": "a closed list",
    "documents.IssuedDocument.number": "a running number",
    "documents.IssuedDocument.reason": "printed from a closed list",
    "documents.IssuedDocument.sha256": "a digest",
    "documents.IssuedDocument.state": "a closed list",
    "documents.IssuedDocument.title": "printed from a closed list",
    "enrolment.Enrolment.state": "a closed list",
    "identity.Profile.language": "a closed list",
    "identity.Profile.level": "a closed list",
    "keys.PersonKey.limits": "words of closed lists",
    "intake.Arrival.system": "the name of a system, the same for everybody who came from it",
    "intake.Arrival.table": "the name of a table",
    "mail.Letter.kind": "a closed list",
    "mail.Muted.topic": "a closed list",
    "mail.Letter.text": "printed by the program; its links are looked for",
    "mail.Letter.title": "printed by the program",
    "notices.NoticeShown.charter": "the code of a charter",
    "notices.NoticeShown.version": "the version of a charter",
    "progress.ActivityRecord.activity_code": "a code of the course",
    "progress.ActivityRecord.verb": "a closed list",
    "progress.Completion.activity_code": "a code of the course",
    "progress.Place.activity_code": "a code of the course",
    "rights.LegalHold.model": "the name of a table",
    "rights.Choice.by": "a closed list",
    "rights.Choice.charter": "the code of a charter",
    "rights.Choice.kind": "a closed list",
    "rights.Choice.purpose": "a closed list",
    "rights.Choice.version": "the version of a charter",
    "rights.AgreementLink.purpose": "a closed list",
    "rights.Directive.wish": "a closed list",
    "rights.RequestStep.what": "a closed list",
    "rights.Restriction.category": "a closed list",
    "rights.Restriction.datum": "the name of a field or the id of a row",
    "rights.Restriction.ground": "a closed list",
    "rights.RightsRequest.kind": "a closed list",
    "rights.RightsRequest.outcome": "a closed list",
    "rights.RightsRequest.refusal": "a closed list",
    "rights.RightsRequest.state": "a closed list",
    "rights.RightsRequest.way": "a closed list",
    "rights.Telling.cause": "a closed list",
    "rights.Telling.reason": "a closed list",
    "rights.Telling.recipient": "a code of the charter",
    "rights.Telling.state": "a closed list",
    "staff.RoleGrant.role": "a closed list",
}
# Free text that cannot carry the mark, and what it carries instead.
OTHERWISE = {
    "contacts.Contact.phone": PHONE,
    "identity.Profile.phone": PHONE,
    "identity.Profile.time_zone": ZONE,
}


class How(StrEnum):
    TEXT = "with a mark"
    FILE = "with a file that carries the mark"
    ROW = "by its row"


@dataclass(frozen=True)
class Planned:
    field: str
    how: How
    sealed: bool


def planned() -> list[Planned]:
    """Every personal field of the registry, and how it is to be planted."""
    return [
        _planned(holding, name, apps.get_model(holding.model)._meta.get_field(name))
        for holding in REGISTRY.about_people()
        for name in holding.personal_fields
    ]


def _planned(holding: Holding, name: str, field: Any) -> Planned:
    label = f"{holding.model}.{name}"
    how = How.ROW
    if isinstance(field, SealedFileField):
        how = How.FILE
    elif isinstance(field, (SealedField, models.CharField, models.TextField, models.JSONField)):
        how = How.ROW if label in CHOSEN else How.TEXT
    return Planned(label, how, holding.personal_fields[name].sealed)


@job
def coverage(person: str, marks: dict[str, str]) -> dict[str, str]:
    """Read everything of a person through the gate; tell of each field how it is planted.

    A field of which nothing is planted has the sentence that says what to do.
    """
    who = SubjectRef(UUID(person))
    found = {}
    for one in planned():
        model, _, name = one.field.rpartition(".")
        values = list(_values(apps.get_model(model), name, who))
        found[one.field] = _judged(one, values, marks)
    return found


@job
def slices_of(person: str) -> list[str]:
    """Forty bytes, in hex, from three places in each file of a person: as telling as any word."""
    slices = []
    for one in planned():
        model, _, name = one.field.rpartition(".")
        if one.how is How.FILE:
            for content in _values(apps.get_model(model), name, SubjectRef(UUID(person))):
                middle = len(content) // 2
                slices += [content[at : at + 40] for at in (200, middle, len(content) - 200)]
    return [piece.hex() for piece in slices]


@job
def made_of(person: str) -> list[str]:
    """Values that the program made for a person and sealed: each is one that must not be seen."""
    who = SubjectRef(UUID(person))
    account, letters = Account.objects.get(person=who), Letter.objects.filter(person=who)
    documents = list(IssuedDocument.objects.using(Vault.LEARNING.value).filter(person=who))
    with opened(actor=PROGRAM, purposes=(Purpose.ACCOUNT,), route="test.made"):
        look([account], "password")
        made = [account.password]
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test.made"):
        rows = list(letters)
        look(rows, "title", "text")
        made += [letter.title for letter in rows]
        made += [token for letter in rows for token in re.findall(r"/([\w-]{40,})/", letter.text)]
        look(documents, "facts")
        made += [document.facts["code"] for document in documents]
    return sorted(set(made))


def _judged(one: Planned, values: list[Any], marks: dict[str, str]) -> str:
    if not values:
        return (
            f"NOT PLANTED: no row has {one.field}. Let the person of tests/canary/life.py do what "
            "fills it."
        )
    mark = OTHERWISE.get(one.field, marks["sealed" if one.sealed else "open"])
    if one.how is not How.ROW and not any(_carries(v, mark) for v in values):
        return (
            f"NOT PLANTED: {one.field} holds text without the mark. Plant it in "
            "tests/canary/life.py; or, if nobody can choose its words, name it in CHOSEN of "
            "tests/canary/plan.py with the reason."
        )
    return one.how.value


def _values(model: type[models.Model], name: str, who: SubjectRef) -> list[Any]:
    """The values of a field in all rows of a person, opened as the person's export opens them."""
    holding = REGISTRY.holding(model._meta.label)
    assert holding is not None
    values = []
    for vault in vaults_of(model._meta.app_label):
        manager = model._default_manager.using(vault.value)
        rows = list(manager.filter(**{str(holding.subject): who}))
        purpose = _purpose(holding, name)
        with opened(actor=PROGRAM, purposes=(purpose,), route="test.coverage"):
            if rows:
                look(rows, name)
            values += [_value(row, name) for row in rows if getattr(row, name) is not None]
    return [v for v in values if v not in ("", {}, [])]


def _purpose(holding: Holding, name: str) -> Purpose:
    declared = holding.personal_fields[name].purposes
    return Purpose.RIGHTS if Purpose.RIGHTS in declared else min(declared)


def _value(row: Any, name: str) -> Any:
    if isinstance(row._meta.get_field(name), SealedFileField):
        return b"".join(open_file(row, name))
    return getattr(row, name)


def _carries(value: Any, mark: str) -> bool:
    if isinstance(value, bytes) and value.startswith(b"%PDF"):
        # A PDF writes letters as numbers of its own fonts: read it as a reader shows it.
        return mark in "".join(page.extract_text() for page in PdfReader(BytesIO(value)).pages)
    if isinstance(value, bytes):
        return any(Search([mark]).hits(value, "file"))
    return mark in str(value)
