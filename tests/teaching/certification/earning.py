"""Learn a course to its end as a learner does, and read what came of it."""

from dataclasses import dataclass

from florilege.infra import clock
from florilege.infra.documents.queries import document_of, read_document
from florilege.infra.gate.looking import look
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.teaching.certification.queries import Certificate, look_at_certificates
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.actions.complete_activity import complete_activity
from florilege.teaching.progress.actions.open_activity import open_activity
from tests.people_made import Made, make_person
from tests.teaching.assessment.attempts_made import ALL_RIGHT, answer, begin, hand_in
from tests.teaching.gates import page_of
from tests.teaching.learners_made import Course, enrol, publish

LESSONS = ("gestes", "coupe")
TEST_RIGHT: dict[str, str | list[str]] = {"eau": "10", "lame": "a"}


@dataclass(frozen=True)
class Learner:
    made: Made
    seat: Enrolled
    course: Course


def learner(**given: str) -> Learner:
    """Somebody with a seat in the sample course: two lessons, an optional sheet, two quizzes."""
    course = publish()
    made = make_person(**({"given_name": "Odile", "family_name": "Fougeray"} | given))
    return Learner(made, enrol(made, course), course)


def read_lessons(who: Learner, *codes: str) -> None:
    for code in codes:
        about = who.course.content(code)
        given = {"activity_id": about.id, "activity_code": code, "at": clock.now()}
        open_activity(enrolled=who.seat, **given)
        complete_activity(enrolled=who.seat, **given)


def take(who: Learner, code: str, answers: dict[str, str | list[str]]) -> None:
    attempt = begin(who.seat, who.course, code)
    for item, value in answers.items():
        answer(who.made, attempt, item, value)
    hand_in(who.made, attempt)


def finish(who: Learner) -> None:
    """Do everything that is required, all right."""
    read_lessons(who, *LESSONS)
    take(who, "controle", ALL_RIGHT)
    take(who, "epreuve", TEST_RIGHT)


def certificates(who: Learner) -> dict[str, Certificate]:
    """The learner's certificates that stand, by kind."""
    with page_of(who.made, Purpose.CERTIFICATION):
        found = look_at_certificates(who.made.person)
    return {one.kind.value: one for one in found if one.stands}


def file_and_facts(who: Learner, certificate: Certificate) -> tuple[bytes, dict]:
    document = document_of(who.made.person, document_id=certificate.id, vault=Vault.LEARNING)
    assert document is not None
    with page_of(who.made, Purpose.CERTIFICATION):
        look([document], "facts")
        return b"".join(read_document(document)), document.facts
