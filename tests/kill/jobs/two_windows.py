"""Two windows or two clicks of one person, where each sees only a part of what the other does."""

from secrets import token_hex
from typing import Any
from uuid import UUID

from florilege.teaching.assessment.models import Attempt
from tests.kill.jobs.meeting import overtaken, somebody
from tests.kill.jobs.registering import job
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
