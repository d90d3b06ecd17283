"""Everybody tries every address, with the ids of one person whose every field is marked."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from florilege.infra import clock, policy
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.intake.uploads.models import Upload
from florilege.infra.journal.models import EntrySubject
from florilege.kernel.subjects import PROGRAM, SubjectRef, new_subject
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.campaigns.actions.write_campaign import Words, write_campaign
from florilege.people.campaigns.enums import Audience
from florilege.people.contacts.models import Contact
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.tokens import make_link
from florilege.people.staff.actions.grant_role import grant_role
from florilege.people.staff.queries import holders_of
from florilege.rights.models import (
    Bringing,
    BroughtFile,
    Doubt,
    ErasureRequest,
    ExportOrder,
    LegalHold,
    Restriction,
    RightsRequest,
    SweepNight,
    Telling,
)
from florilege.teaching.assessment.models import Attempt
from florilege.teaching.catalogue.models import MediaFile
from florilege.teaching.certification.models import CertificateSharing, Correction
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.queries import Enrolled, enrolments_of
from florilege.www.officer.pages import views
from tests.canary.marks import PHONE, Marks
from tests.kill.jobs.registering import job
from tests.people.contacts.made import contact
from tests.people_made import Made, make_person
from tests.signing_in import browser

STAFF = (Role.OFFICE, Role.OFFICER, Role.SECURITY, Role.OPERATOR, Role.ARCHIVIST)
# A page that ends the visitor's own session or account is no place to try doors with.
NOT_TRIED = {"account:sign_out"}


def seen_in(content: bytes, marks: Marks) -> list[str]:
    """Name what of the person's shows in a page, by the words that were planted."""
    text = content.decode("utf-8", "ignore").lower().replace(" ", "").replace("\u202f", "")
    words = {
        "given_name": f"{marks.sealed}given",
        "family_name": f"{marks.sealed}family",
        "new family_name": f"{marks.sealed}otherfamily",
        "pseudonym": f"{marks.sealed}pseudonym",
        "goals": f"{marks.sealed}goals",
        "interests": f"{marks.sealed}interests",
        "languages": f"{marks.sealed}languages",
        "email": marks.second_email,
        "phone": PHONE[3:],
        "response": f"{marks.sealed}answer",
        "locator": marks.open,
    }
    return [name for name, word in words.items() if word in text]


@job
def walk(person: str, marks: dict[str, str]) -> dict[str, Any]:
    """Give, by visitor and page, how each is answered and what of the person shows."""
    told, subject = Marks(**marks), SubjectRef(UUID(person))
    seat = seat_of(subject)
    visitors = dict(visitors_of(subject, told, seat))
    places = places_of(subject, seat, visitors["own trainer"][1])
    answers = {}
    for name, view in sorted(views().items()):
        if name in NOT_TRIED or not hasattr(view, "page"):
            continue
        for visitor, (client, who) in visitors.items():
            path = path_of(name, view, places)
            answer = client.get(path)
            answers[f"{visitor}|{name}"] = {
                "get": answer.status_code,
                "to": answer.get("Location", ""),
                "post": None
                if _may_post(name, view, visitor, who == subject)
                else _posted(client, path),
                "seen": seen_in(_content(answer), told),
            }
    return answers


def _may_post(name: str, view: Any, visitor: str, is_self: bool) -> bool:
    """Tell whether a post would be rightful, and so would change what the next visitor sees."""
    own_page = name.split(":")[0] in {"learner", "rights", "public"}
    return is_self or (not own_page and visitor in {role.value for role in view.page.roles})


def _posted(client: Client, path: str) -> int | None:
    """Post nothing, with another's ids in the address."""
    if not any(character.isdigit() for character in path):
        return None
    return int(client.post(path).status_code)


def seat_of(subject: SubjectRef) -> Enrolled:
    seats = enrolments_of(subject)
    return next(one for one in seats if one.state is not EnrolmentState.WITHDRAWN)


def visitors_of(
    subject: SubjectRef, told: Marks, seat: Enrolled
) -> Iterator[tuple[str, tuple[Client, SubjectRef | None]]]:
    yield "stranger", (browser(), None)
    given = {"email": told.second_email, "password": told.second_password}
    themselves = Client()
    assert themselves.post("/compte/entrer/", given).status_code == 302
    yield "themselves", (themselves, subject)
    yield "contact", _visiting()
    for name in ("other learner", "own trainer", "other trainer", *STAFF):
        made = _made(str(name))
        if "trainer" in name:
            grant_role(person=made.person, role=Role.TRAINER, since=clock.today())
        if name == "own trainer":
            assign_trainer(session_id=seat.session_id, person=made.person, since=clock.today())
        if name in STAFF:
            grant_role(person=made.person, role=Role(name), since=clock.today())
        yield str(name), (browser(made), made.person)


def _visiting() -> tuple[Client, SubjectRef]:
    """Somebody without an account, let in to their own data by a mailed link."""
    entered = contact(_made("accueil"), email="visite@entreprise.example")
    client, person = Client(), SubjectRef(entered.person)
    lasts = timedelta(minutes=policy.charter().security.reset_link_minutes)
    token = make_link(person=person, kind=LinkKind.CONTACT, at=clock.now(), lasts=lasts)
    assert client.post(reverse("rights:visit", args=[token])).status_code == 302
    return client, person


def _made(name: str) -> Made:
    word = name.replace(" ", "-")
    return make_person(
        email=f"{word}@ecole.example", given_name="Aubin", family_name="Tessier",
        pseudonym=f"Fine-Fougere-{word}",
    )  # fmt: skip


def places_of(subject: SubjectRef, seat: Enrolled, trainer: SubjectRef | None) -> dict[str, Any]:
    documents = IssuedDocument.objects.using(Vault.LEARNING.value).filter(person=subject)
    document = documents.filter(
        id=CertificateSharing.objects.get(person=subject).document_id
    ).first()
    attempt = Attempt.objects.filter(person=subject).order_by("started_at").first()
    looked = EntrySubject.objects.filter(subject=subject).order_by("-number").first()
    assert document is not None and attempt is not None and looked is not None
    return {
        "slug": "premier-bouquet",
        "session_id": seat.session_id,
        "enrolment_id": seat.id,
        "code": "gestes",
        "attempt_id": attempt.id,
        "number": 1,
        "document_id": document.id,
        "order_id": ExportOrder.objects.filter(person=subject).latest("asked_at").id,
        "request_id": _receipt_of_somebody(),
        "media_id": MediaFile.objects.exclude(media_type__startswith="image").first().id,  # type: ignore[union-attr]
        "category": "identity",
        "token": "no-such-token-as-this-one",
        "typed": _code_of(document),
        "person": trainer,
        "holder": holders_of(Role.OPERATOR, on=clock.today())[0],
        "entry": looked.number,
        "held_person": subject,
        "hold_id": LegalHold.objects.get(person=subject).id,
        "night_id": _doubtful_night(),
        "name": "registre",
        "form": "json",
        "version": 2,  # announced to this person, and withdrawn
        "asked": RightsRequest.objects.get(person=subject, way="space").id,
        "restriction_id": Restriction.objects.filter(person=subject).latest("begun_at").id,
        "correction_id": Correction.objects.filter(person=subject).latest("asked_at").id,
        "contact_id": Contact.objects.get(person=subject).id,
        "datum": "identity.Profile.goals",
        "telling_id": Telling.objects.filter(person=subject).latest("made_at").id,
        "campaign_id": _draft(),
        "topic": "reminders",
        "purpose": Purpose.PERSONALISATION.value,
        "bringing_id": Bringing.objects.get(person=subject, done_at__isnull=False).id,
        "upload_id": Upload.objects.get(person=subject).id,
        "file": "people.csv",
        "brought_id": BroughtFile.objects.get(person=subject).id,
    }


def _code_of(document: IssuedDocument) -> str:
    """The code on the paper, as who holds it types it."""
    with opened(actor=PROGRAM, purposes=(Purpose.CERTIFICATION,), route="test"):
        look([document], "facts")
        return str(document.facts["code"])


def _draft() -> UUID:
    words = Words(title="Portes ouvertes", text="Bonjour.", audience=Audience.AGREED)
    return write_campaign(words, by=new_subject(), at=clock.now())


def _receipt_of_somebody() -> UUID:
    receipt = ErasureRequest.objects.create(id=uuid4(), person=uuid4(), asked_at=clock.now())
    return receipt.id


def _doubtful_night() -> UUID:
    told = {"id": uuid4(), "begun_at": clock.now(), "doubt": Doubt.LARGE_CUT}
    return SweepNight.objects.get_or_create(day=clock.today(), defaults=told)[0].id


def path_of(name: str, view: Any, places: dict[str, Any]) -> str:
    from django.urls import get_resolver

    resolver = get_resolver()
    *spaces, last = name.split(":")
    for space in spaces:
        resolver = resolver.namespace_dict[space][1]
    ((_, wanted),) = resolver.reverse_dict.getlist(last)[0][0][:1]
    given = {key: places[key] for key in wanted}
    if "request_id" in given and not name.startswith("rights:receipt"):
        given["request_id"] = places["asked"]
    if name == "officer:look":
        given["number"] = places["entry"]
    return reverse(name, kwargs=given)


def _content(answer: Any) -> bytes:
    if answer.streaming:
        return b"".join(answer.streaming_content)
    return bytes(answer.content)
