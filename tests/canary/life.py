"""One person's whole life here, by the pages and actions of the product, full of canaries.

Every text that the person may give carries a mark; what is sealed carries one, what is declared
open carries another, and what nobody declared at all (search words, a browser's name) a third.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from florilege.infra import clock, policy
from florilege.infra.charters.publishing import propose, publish_substantial, withdraw
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import LegalBasis, Purpose, Role
from florilege.people.credentials.actions.keep_account import keep_account
from florilege.people.credentials.queries import person_by_email
from florilege.people.inactivity.actions.ask_to_keep import ask_to_keep
from florilege.people.inactivity.actions.note_leaving import note_leaving
from florilege.people.staff.actions.grant_role import grant_role
from florilege.rights.actions.announce_lifting import announce_lifting
from florilege.rights.actions.ask_second_person import ask_second_person
from florilege.rights.actions.choose import consent_to
from florilege.rights.actions.place_hold import Held, lift_hold, place_hold
from florilege.rights.archive.keeping import keep_and_tell, to_keep
from florilege.rights.models import ErasureRequest, ExportOrder, Restriction, RightsRequest
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer, release_trainer
from florilege.teaching.enrolment.actions.complete_enrolment import complete_enrolment
from florilege.teaching.enrolment.queries import Enrolled, enrolments_of
from florilege.teaching.progress.actions.record_active_time import record_active_time
from florilege.teaching.progress.actions.save_place import save_place
from florilege.teaching.progress.rules import place_in_text
from tests.kill.jobs.registering import job
from tests.letters import letters_to, link_in
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import answer, begin, hand_in
from tests.teaching.certification.earning import Learner, certificates, finish
from tests.teaching.learners_made import Course, plan_for, publish

PHONE, ZONE = "+33639981277", "Antarctica/Troll"


@dataclass(frozen=True)
class Marks:
    """Letters that stand nowhere else in the world."""

    sealed: str
    open: str
    undeclared: str

    @property
    def email(self) -> str:
        return f"{self.sealed}.mail@courrier.example"

    @property
    def second_email(self) -> str:
        return f"{self.sealed}.ailleurs@courrier.example"

    @property
    def third_email(self) -> str:
        return f"{self.sealed}.jamais@courrier.example"

    @property
    def password(self) -> str:
        return f"quatre {self.sealed}secret verrieres"

    @property
    def second_password(self) -> str:
        return f"cinq {self.sealed}nouveau sureaux"


@job
def live(marks: dict[str, str]) -> dict[str, Any]:
    """Live from sign-up to the last certificate; give who it was and what else was made of them."""
    told = Marks(**marks)
    course = publish()
    client = _stranger(told)
    person = _enter(client, told)
    _tell_of_themselves(client, told)
    seat = _take_a_seat(client, person, course)
    who = Learner(Made(person=person, email=told.email), seat, course)
    _learn(client, who, told)
    _be_certified(client, who, told)
    _be_archived(person)
    _be_staff(person, course)
    _forget_the_password(client, person, told)
    _move_to_another_address(client, person, told)
    _ask_for_everything(client, person)
    _be_forgotten_for_years(person)
    _be_held(person, told)
    _be_told_of_a_change()
    _ask_the_desk(client, person, told)
    _choose(client, person, told)
    _visit_all(client)
    return {"person": str(person), "email": told.second_email}


@job
def live_beside(name: str) -> dict[str, str]:
    """Somebody else, of whom nothing may be touched."""
    made = make_person(given_name=name, family_name=name, email=f"{name}@courrier.example")
    return {"person": str(made.person), "email": made.email}


def _stranger(told: Marks) -> Client:
    client = Client(HTTP_USER_AGENT=f"Browser {told.undeclared}")
    client.get("/formations/", {"q": f"{told.undeclared} roses"})
    client.get(f"/{told.undeclared}/nowhere/")
    client.post("/compte/entrer/", {"email": told.email, "password": told.undeclared * 2})
    return client


def _enter(client: Client, told: Marks) -> SubjectRef:
    given = {
        "given_name": f"{told.sealed}given",
        "family_name": f"{told.sealed}family",
        "email": told.email,
        "pseudonym": f"{told.sealed}pseudonym",
        "fifteen": "no",
        "password": told.password,
    }
    _went(client.post("/compte/ouvrir/", given | {"not_asked": told.undeclared}), 302)
    person = person_by_email(told.email)
    assert person is not None
    (_, text) = letters_to(person)[-1]
    _went(client.post(link_in(text), {"password": told.password}), 302)
    return person


def _tell_of_themselves(client: Client, told: Marks) -> None:
    given = {
        "given_name": f"{told.sealed}given",
        "family_name": f"{told.sealed}family",
        "pseudonym": f"{told.sealed}pseudonym",
        "phone": PHONE,
        "language": "fr",
        "time_zone": ZONE,
        "interests": f"roses, {told.sealed}interests",
        "level": "confirmed",
        "goals": f"Faire un rond, {told.sealed}goals",
        "languages": f"fr, {told.sealed}languages",
    }
    _went(client.post("/compte/profil/", given | {"not_asked": told.undeclared}), 302)


def _take_a_seat(client: Client, person: SubjectRef, course: Course) -> Enrolled:
    slug = course.plan.slug
    first, given_up = plan_for(course), plan_for(course, starts_in=90)
    for session_id in (first, given_up):
        _went(client.post(f"/formations/{slug}/inscription/{session_id}/"), 302)
    seats = {seat.session_id: seat for seat in enrolments_of(person)}
    _went(client.post(f"/inscriptions/{seats[given_up].id}/retrait/"), 302)
    return seats[first]


def _learn(client: Client, who: Learner, told: Marks) -> None:
    at = clock.now()
    lesson = who.course.content("gestes")
    path = f"/espace/cours/{who.seat.id}/gestes/"
    _went(client.get(path), 200)
    _went(client.post(path + "place/", {"block": f"{told.open}-3", "ratio": "0.5"}), 200)
    save_place(
        enrolled=who.seat,
        activity_code="gestes",
        locator=place_in_text(block=f"{told.open}-4", ratio="0.75"),
        at=at + timedelta(hours=2),
    )
    record_active_time(
        enrolled=who.seat,
        activity_id=lesson.id,
        activity_code="gestes",
        seconds=30,
        client_id=uuid4(),
        opened_at=at - timedelta(minutes=5),
        at=at,
    )
    attempt = begin(who.seat, who.course)
    answer(who.made, attempt, "vrille", f"la {told.sealed}answer")
    hand_in(who.made, attempt)
    finish(who)
    _work()


def _be_certified(client: Client, who: Learner, told: Marks) -> None:
    path, attestation = next(iter(certificates(who).values())), None
    assert path.stands, attestation
    _went(client.post(f"/espace/documents/{path.id}/partage/", {"shows": "name"}), 302)
    _rename(client, f"{told.sealed}otherfamily")
    other = next(one for one in certificates(who).values() if one.id != path.id)
    page = f"/espace/documents/{other.id}/edition/"
    _went(client.post(page, {"reason": _first_reason()}), 302)
    _work()
    _went(client.get(f"/espace/documents/{path.id}/fichier/"), 200)
    complete_enrolment(enrolment_id=who.seat.id, at=clock.now())


def _rename(client: Client, family_name: str) -> None:
    form = client.get("/compte/profil/")
    from florilege.people.identity.actions.edit_profile import edit_profile

    assert form.status_code == 200
    person = SubjectRef(UUID(client.session["person"]))
    edit_profile(person=person, changes={"family_name": family_name}, at=clock.now())


def _first_reason() -> str:
    from florilege.teaching.certification.enums import RenewalReason

    return next(iter(RenewalReason)).value


def _be_archived(person: SubjectRef) -> None:
    """The proofs of their trainings are archived while they live here, as the night does it."""
    on = clock.today()
    assert keep_and_tell(to_keep(person, on=on), on=on)


def _be_staff(person: SubjectRef, course: Course) -> None:
    today = clock.today()
    yesterday = date.fromordinal(today.toordinal() - 1)
    last_day = date.fromordinal(today.toordinal() + 300)
    grant_role(person=person, role=Role.TRAINER, since=yesterday, until=last_day)
    session_id = plan_for(course, starts_in=30)
    assign_trainer(session_id=session_id, person=person, since=yesterday)
    release_trainer(session_id=session_id, person=person, on=today)


def _forget_the_password(client: Client, person: SubjectRef, told: Marks) -> None:
    _went(Client().post("/compte/mot-de-passe-oublie/", {"email": told.email}), 302)
    (_, text) = letters_to(person)[-1]
    _went(client.post(link_in(text), {"password": told.second_password}), 302)
    given = {"email": told.email, "password": told.second_password}
    _went(client.post("/compte/entrer/", given), 302)


def _move_to_another_address(client: Client, person: SubjectRef, told: Marks) -> None:
    """One address is moved to, a third one waits for its click."""
    _went(client.post("/compte/profil/adresse/", {"email": told.second_email}), 302)
    (_, text) = letters_to(person)[-1]
    _went(client.post(link_in(text), {"password": told.second_password}), 302)
    _went(client.post("/compte/profil/adresse/", {"email": told.third_email}), 302)


def _be_forgotten_for_years(person: SubjectRef) -> None:
    """Be asked whether to stay, as after years away, and stay."""
    on = clock.today() + timedelta(days=1_200)
    for _ in ask_to_keep(on=on, at=clock.now()):
        pass
    _work()
    note_leaving()
    keep_account(person, on=clock.today())


def _be_held(person: SubjectRef, told: Marks) -> None:
    """Have everything held for a proceeding, until it is over."""
    officer, at = new_subject(), clock.now()
    reason = f"Litige {told.sealed}reason"
    rows = Held(model="identity.Profile")
    hold = place_hold(person=person, held=rows, reason=reason, by=officer, at=at)
    lift_hold(hold_id=hold.id, by=officer, at=at)


def _ask_for_everything(client: Client, person: SubjectRef) -> None:
    """One file is fetched, the next one lies ready."""
    for fetched in (True, False):
        _went(client.post("/mes-donnees/export/"), 302)
        _work()
        order = ExportOrder.objects.get(person=person, fetched_at=None)
        assert order.ready_at is not None
        if fetched:
            path = f"/mes-donnees/export/{order.id}/fichier/"
            assert b"".join(client.post(path).streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def _be_told_of_a_change() -> None:
    """A change of the charter is announced, the mail leaves, and the change is taken back."""
    file = Path(settings.CHARTER_PATH).read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^answer_days = .*$", "answer_days = 7", file)
    at = clock.now()
    version = publish_substantial(propose(changed), wanted_on=None, at=at)
    for turn in range(8):
        go_round(at=at + timedelta(minutes=2 * turn))
    withdraw(version, at=at)


def _ask_the_desk(client: Client, person: SubjectRef, told: Marks) -> None:
    """One request in the space, one by letter through every step that the desk may take."""
    asked = {"kind": "access", "told": f"Tout, {told.sealed}told"}
    _went(client.post("/mes-donnees/demandes/", asked), 302)
    officer = make_person(
        email="deleguee@ecole.example", pseudonym="Sage-Nigelle-77", roles=(Role.OFFICER,)
    )
    desk = browser(officer)
    given = {
        "way": "letter", "received_on": clock.today().isoformat(), "kind": "portability",
        "told": f"Tout emporter, {told.sealed}letter", "writer": "mandate",
        "name": f"{told.sealed}writer", "email": told.second_email,
        "address": f"{told.sealed}street",
    }  # fmt: skip
    _went(desk.post("/delegue/demandes/nouvelle/", given), 302)
    letter = RightsRequest.objects.get(person=person, way="letter")
    page = f"/delegue/demandes/{letter.id}/"
    until = clock.today() + timedelta(days=40)
    for step, typed in (
        ("doute/", {"reason": f"{told.sealed}doubt"}),
        ("preuve/", {"note": f"{told.sealed}note"}),
        ("prolonger/", {"until": until.isoformat(), "extension_reason": f"{told.sealed}reason"}),
        ("repondre/", {"outcome": "granted", "answer": f"{told.sealed}replied"}),
    ):
        _went(desk.post(page + step, typed), 302)
    # Whose address is not known gives one; here it is the same person's, for the columns' sake.
    RightsRequest.objects.filter(id=letter.id).update(paused_on=clock.today())
    row = RightsRequest.objects.get(id=letter.id)
    row.writer_email = told.email
    row.save(update_fields=["writer_email"])


def _choose(client: Client, person: SubjectRef, told: Marks) -> None:
    """Object, restrict and let go, consent below fifteen, and write what comes after."""
    choices = "/mes-donnees/choix/"
    _went(client.post(f"{choices}opposition/personalisation/", {"given": "yes"}), 302)
    given = {"category": "correspondence", "ground": "claims", "note": f"{told.sealed}contested"}
    _went(client.post(f"{choices}limiter/", given), 302)
    row = Restriction.objects.get(person=person)
    announce_lifting(row.id, reason=f"{told.sealed}lifting", told_on_paper=False, at=clock.now())
    _went(client.post(f"{choices}limitation/{row.id}/lever/"), 302)
    _ask_a_parent(person, told)
    given = {
        "wish": "hand_over", "words": f"{told.sealed}wishes", "executor": f"{told.sealed}executor",
    }  # fmt: skip
    _went(client.post("/mes-donnees/apres-moi/", given), 302)


def _ask_a_parent(person: SubjectRef, told: Marks) -> None:
    """No purpose of the shipped policies rests on consent: here one does for a moment."""
    published, purpose = policy.charter(), Purpose.PERSONALISATION
    entry = replace(published.purposes[purpose], basis=LegalBasis.CONSENT, balance=None)
    changed = replace(published, purposes={**published.purposes, purpose: entry})
    with patch.object(policy, "charter", lambda *_, **__: changed):
        consent_to(purpose, person=person, given=True, at=clock.now())
        ask_second_person(
            purpose, person=person, address=f"{told.sealed}.parent@foyer.example",
            language="fr", at=clock.now(),
        )  # fmt: skip


def _visit_all(client: Client) -> None:
    """Look at one's own pages, so that whatever keeps something has seen everything."""
    for path in ("/espace/", "/espace/historique/", "/espace/documents/", "/mes-donnees/",
                 "/mes-donnees/regards/", "/mes-donnees/choix/", "/mes-donnees/demandes/",
                 "/mes-donnees/destinataires/", "/mes-donnees/apres-moi/", "/compte/profil/", "/formations/", "/formateur/"):  # fmt: skip
        assert client.get(path).status_code in {200, 302, 403}, path


def _work() -> None:
    """Go the worker's round until nothing is left to do."""
    at = clock.now()
    for _ in range(6):
        go_round(at=at)
        at += timedelta(seconds=20)


def _went(answer: Any, status: int) -> None:
    assert answer.status_code == status, (answer.status_code, answer.content.decode()[:3000])


@job
def nights(until: str) -> list[str]:
    """Let every night pass, two o'clock in Paris, from tomorrow to the one before the given day."""
    day, last = clock.today() + timedelta(days=1), date.fromisoformat(until)
    passed = []
    while day < last:
        at = datetime(day.year, day.month, day.day, 2, 0, 5, tzinfo=clock.LEGAL_ZONE)
        with clock.CLOCK.fixed(at):
            go_round(at=at)
        passed.append(day.isoformat())
        day += timedelta(days=1)
    return passed


@job
def today() -> str:
    return clock.today().isoformat()


@job
def irreversible_on(person: str) -> str:
    """The second date of the receipt."""
    return str(ErasureRequest.objects.get(person=UUID(person)).irreversible_on)


assert settings.MAIL_TO == "smtp" or not settings.DEMO
