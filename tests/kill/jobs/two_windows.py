"""Two windows or two clicks of one person, where each sees only a part of what the other does."""

from functools import partial
from secrets import token_hex
from typing import Any
from uuid import UUID, uuid4

from florilege.infra import clock
from florilege.infra.keys.models import PersonKey
from florilege.kernel.access import KeyState
from florilege.people.credentials.actions.change_address import (
    move_address,
    request_address_change,
)
from florilege.people.credentials.actions.mail_link import where_to
from florilege.people.credentials.queries import account_of, person_by_email
from florilege.rights.models import RightsRequest
from florilege.teaching.assessment.models import Attempt
from tests.kill.jobs.meeting import at_once, overtaken, somebody
from tests.kill.jobs.registering import job
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD
from tests.rights.requests_made import letter
from tests.teaching.assessment.attempts_made import begin
from tests.teaching.learners_made import enrol, publish

ONE_ATTEMPT = {"attempts = 2": "attempts = 1"}


@job
def begin_the_last_attempt_twice() -> dict[str, Any]:
    """One window begins the attempt between the two looks of the other."""
    made, course = somebody(), publish(slug=f"bouquet-{token_hex(4)}", **ONE_ATTEMPT)
    seat = enrol(made, course)
    begun: list[UUID] = []

    def window() -> None:
        begun.append(begin(seat, course, "epreuve"))

    raised = overtaken(window, by=window, before='SELECT COUNT(*) AS "__count"')
    attempts = Attempt.objects.filter(person=made.person).count()
    return {"raised": raised, "attempts": attempts, "windows": len(begun), "ids": len(set(begun))}


@job
def wish_another_address_while_moving() -> dict[str, Any]:
    """Give whether the person is found by the address to which they are written."""
    made, at = somebody(), clock.now()
    first, second = (f"{token_hex(5)}@neuf.example" for _ in range(2))
    request_address_change(person=made.person, email=first, at=at)
    token = link_in(letters_to(made.person)[-1][1]).split("/")[-2]
    raised = overtaken(
        lambda: move_address(token=token, password=PASSWORD, at=at),
        by=lambda: request_address_change(person=made.person, email=second, at=at),
        before='UPDATE "credentials_onetimelink"',
    )
    account = account_of(made.person)
    assert account is not None
    address, _language = where_to(account)
    return {"raised": raised, "found": person_by_email(str(address)) == made.person}


@job
def take_a_letter_twice() -> dict[str, Any]:
    """Enter one letter of somebody without an account by two clicks."""
    by, tag, form = somebody(), token_hex(6), uuid4()
    living = PersonKey.objects.filter(state=KeyState.ACTIVE)
    before = living.count()
    click = partial(letter, by, on=clock.today(), email=f"{tag}@courrier.example", number=form)
    raised = at_once([click, click], before='INSERT INTO "keys_personkey"')
    taken = RightsRequest.objects.filter(entered_by=by.person)
    return {"raised": raised, "requests": taken.count(), "keys": living.count() - before}
