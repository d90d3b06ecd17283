"""One person's whole life here, by the pages and actions of the product, full of canaries.

Every text that the person may give carries a mark; what is sealed carries one, what is declared
open carries another, and what nobody declared at all (search words, a browser's name) a third.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from florilege.infra import clock
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.contacts.models import Contact
from florilege.people.credentials.queries import person_by_email
from florilege.people.staff.actions.grant_role import grant_role
from florilege.rights.archive.keeping import keep_and_tell, to_keep
from florilege.rights.models import ErasureRequest
from florilege.teaching.certification.models import Correction
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer, release_trainer
from florilege.teaching.enrolment.actions.complete_enrolment import complete_enrolment
from florilege.teaching.enrolment.queries import Enrolled, enrolments_of
from florilege.teaching.progress.actions.record_active_time import record_active_time
from florilege.teaching.progress.actions.save_place import save_place
from florilege.teaching.progress.rules import place_in_text
from tests.canary.marks import PHONE, ZONE, Marks, went, work
from tests.canary.rights_life import (
    ask_for_everything,
    ask_the_desk,
    be_forgotten_for_years,
    be_held,
    be_taken_over,
    be_told_of_a_change,
    be_told_that_it_closes,
    bring_a_school,
    bring_from_elsewhere,
    choose,
    have_mail_come_back,
)
from tests.kill.jobs.registering import job
from tests.letters import letters_to, link_in
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import answer, begin, hand_in
from tests.teaching.certification.earning import Learner, certificates, finish
from tests.teaching.learners_made import Course, plan_for, publish


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
    _be_a_contact(person, told)
    _move_to_another_address(client, person, told)
    ask_for_everything(client, person)
    be_forgotten_for_years(person)
    be_held(person, told)
    be_told_of_a_change()
    be_taken_over(told, course.plan.slug)
    bring_a_school(person, told)
    be_told_that_it_closes()
    ask_the_desk(client, person, told)
    bring_from_elsewhere(person, told)
    choose(client, person, told)
    have_mail_come_back(client, person)
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
    went(client.post("/compte/ouvrir/", given | {"not_asked": told.undeclared}), 302)
    person = person_by_email(told.email)
    assert person is not None
    (_, text) = letters_to(person)[-1]
    went(client.post(link_in(text), {"password": told.password}), 302)
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
    went(client.post("/compte/profil/", given | {"not_asked": told.undeclared}), 302)


def _take_a_seat(client: Client, person: SubjectRef, course: Course) -> Enrolled:
    slug = course.plan.slug
    first, given_up = plan_for(course), plan_for(course, starts_in=90)
    for session_id in (first, given_up):
        went(client.post(f"/formations/{slug}/inscription/{session_id}/"), 302)
    seats = {seat.session_id: seat for seat in enrolments_of(person)}
    went(client.post(f"/inscriptions/{seats[given_up].id}/retrait/"), 302)
    return seats[first]


def _learn(client: Client, who: Learner, told: Marks) -> None:
    at = clock.now()
    lesson = who.course.content("gestes")
    path = f"/espace/cours/{who.seat.id}/gestes/"
    went(client.get(path), 200)
    went(client.post(path + "place/", {"block": f"{told.open}-3", "ratio": "0.5"}), 200)
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
    work()


def _be_certified(client: Client, who: Learner, told: Marks) -> None:
    path, attestation = next(iter(certificates(who).values())), None
    assert path.stands, attestation
    went(client.post(f"/espace/documents/{path.id}/partage/", {"shows": "name"}), 302)
    _rename(client, f"{told.sealed}otherfamily")
    other = next(one for one in certificates(who).values() if one.id != path.id)
    _be_corrected(client, other.id, told)
    work()
    went(client.get(f"/espace/documents/{path.id}/fichier/"), 200)
    complete_enrolment(enrolment_id=who.seat.id, at=clock.now())


def _be_corrected(client: Client, document_id: UUID, told: Marks) -> None:
    """Ask the office twice for a corrected edition: it refuses, and then grants it."""
    office = browser(
        make_person(email="bureau@ecole.example", pseudonym="Sage-Nigelle-78", roles=(Role.OFFICE,))
    )
    page = f"/espace/documents/{document_id}/edition/"
    desk = "/bureau/certificats/corrections/"
    for step, typed in (("refuser/", f"{told.sealed}refused"), ("delivrer/", "")):
        went(client.post(page, {"reason": _first_reason()}), 302)
        waiting = Correction.objects.get(document_id=document_id, state="waiting")
        given = {f"{waiting.id}-reason": typed}
        went(office.post(f"{desk}{waiting.id}/{step}", given), 302)


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
    _leave_the_staff(person, course)


def _leave_the_staff(person: SubjectRef, course: Course) -> None:
    """The office plans their departure, takes it back, and plans it again with a successor."""
    office, successor = (
        make_person(email=f"{word}@ecole.example", pseudonym=f"Sage-Nigelle-{word}", roles=(role,))
        for word, role in (("depart", Role.OFFICE), ("reprise", Role.TRAINER))
    )
    session_id = plan_for(course, starts_in=30)
    assign_trainer(session_id=session_id, person=person, since=clock.today())
    client, page = browser(office), f"/bureau/departs/{person}/"
    given = {
        "last_day": str(clock.today() + timedelta(days=200)),
        f"sessions-{session_id}": str(successor.person),
    }
    for typed in (given, {"do": "take_back"}, given):
        went(client.post(page, typed), 302)
    work()


def _be_a_contact(person: SubjectRef, told: Marks) -> None:
    """The office knows them as somebody who signs for a company too; the relation ends."""
    office = browser(
        make_person(
            email="accueil@ecole.example", pseudonym="Sage-Nigelle-79", roles=(Role.OFFICE,)
        )
    )
    given = {
        "kind": "signatory", "name": f"{told.sealed}contact", "email": told.email, "phone": PHONE,
        "organisation": f"{told.sealed}company", "job": f"{told.sealed}job", "language": "fr",
        "given_by": "employer", "giver": f"{told.sealed}giver",
    }  # fmt: skip
    went(office.post("/bureau/contacts/nouveau/", given), 302)
    row = Contact.objects.get(person=person)
    went(office.post(f"/bureau/contacts/{row.id}/", {"do": "end"}), 302)


def _forget_the_password(client: Client, person: SubjectRef, told: Marks) -> None:
    went(Client().post("/compte/mot-de-passe-oublie/", {"email": told.email}), 302)
    (_, text) = letters_to(person)[-1]
    went(client.post(link_in(text), {"password": told.second_password}), 302)
    given = {"email": told.email, "password": told.second_password}
    went(client.post("/compte/entrer/", given), 302)


def _move_to_another_address(client: Client, person: SubjectRef, told: Marks) -> None:
    """One address is moved to, a third one waits for its click."""
    went(client.post("/compte/profil/adresse/", {"email": told.second_email}), 302)
    (_, text) = letters_to(person)[-1]
    went(client.post(link_in(text), {"password": told.second_password}), 302)
    went(client.post("/compte/profil/adresse/", {"email": told.third_email}), 302)


def _visit_all(client: Client) -> None:
    """Look at one's own pages, so that whatever keeps something has seen everything."""
    for path in ("/espace/", "/espace/historique/", "/espace/documents/", "/mes-donnees/",
                 "/mes-donnees/regards/", "/mes-donnees/choix/", "/mes-donnees/demandes/",
                 "/mes-donnees/destinataires/", "/mes-donnees/apres-moi/", "/compte/profil/", "/formations/", "/formateur/"):  # fmt: skip
        assert client.get(path).status_code in {200, 302, 403}, path


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
