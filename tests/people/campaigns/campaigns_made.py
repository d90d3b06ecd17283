"""Send campaigns as the office does, and read who was written to."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from florilege.infra import clock
from florilege.infra.keys.people import change_limits
from florilege.infra.mail import canvassing
from florilege.infra.mail.models import Letter
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import Purpose
from florilege.people.campaigns.actions.send_campaign import send_campaign
from florilege.people.campaigns.actions.write_campaign import Words, write_campaign
from florilege.people.campaigns.enums import Audience
from florilege.people.campaigns.models import Campaign
from florilege.rights.actions.choose import consent_to
from tests.people_made import Made, make_person
from tests.teaching.learners_made import Course


def agreed(**given: str) -> Made:
    made = make_person(**given)
    consent_to(Purpose.PROMOTION, person=made.person, given=True, at=clock.now())
    return made


def draft(*, course: Course | None = None, title: str = "Portes ouvertes") -> UUID:
    words = Words(
        title=title,
        text="Bonjour,\n\nNotre atelier ouvre ses portes.",
        audience=Audience.CUSTOMERS if course else Audience.AGREED,
        course=course.course_id if course else None,
        course_title="Premier bouquet" if course else "",
    )
    return write_campaign(words, by=new_subject(), at=clock.now())


def sent(*, course: Course | None = None, title: str = "Portes ouvertes") -> Campaign:
    """Send one to its end."""
    campaign_id = draft(course=course, title=title)
    send_campaign(campaign_id, at=clock.now())
    for _turn in range(20):
        advance_due(at=clock.now())
    return Campaign.objects.get(id=campaign_id)


def promotions_to(made: Made) -> int:
    return Letter.objects.filter(person=made.person, kind__startswith="promotion").count()


def under_fifteen(person: SubjectRef) -> None:
    from dataclasses import replace

    change_limits(person, lambda now: replace(now, under_fifteen=True))


@contextmanager
def financed_by_their_account(*people: SubjectRef) -> Iterator[None]:
    """A room that knows funding, as the one to come will answer."""

    def answer(asked: frozenset[SubjectRef]) -> frozenset[SubjectRef]:
        return frozenset(people) & asked

    canvassing.never_canvassed(answer)  # type: ignore[arg-type]
    try:
        yield
    finally:
        canvassing._never.remove(answer)  # type: ignore[arg-type]
