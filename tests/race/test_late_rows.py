"""What comes in between, or after the end, goes too: the drain waits again, the night sweeps."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from florilege.infra import clock
from florilege.infra.workflow.models import StepDone
from florilege.infra.workflow.running import advance_due
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import SignIn
from florilege.people.credentials.sessions import PERSON, SessionStore
from florilege.people.staff.actions.grant_role import grant_role
from florilege.people.staff.models import RoleGrant
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.sweep_late_rows import sweep_late_rows
from florilege.rights.erasing import residue
from tests.people_made import make_person

pytestmark = pytest.mark.promise("RGT-04")


def steps_behind() -> set[str]:
    return set(StepDone.objects.values_list("step", flat=True))


def test_a_sign_in_that_came_through_makes_the_drain_wait_again(house: Path) -> None:
    made, at = make_person(), clock.now()
    wait = timedelta(seconds=settings.ERASURE_DRAIN_SECONDS)
    erasure = open_erasure_request(person=made.person, at=at)
    # Its password had been checked before the freeze; its session is written now.
    session = SessionStore()
    session[PERSON] = str(made.person)
    session.create()

    with clock.CLOCK.fixed(at + wait + timedelta(seconds=1)):
        advance_due(at=clock.now())
    assert "drain" not in steps_behind()
    assert not SignIn.objects.filter(person=made.person).exists()

    with clock.CLOCK.fixed(at + 2 * wait + timedelta(seconds=2)):
        advance_due(at=clock.now())
    erasure.refresh_from_db()
    assert erasure.erased_at is not None
    assert residue(made.person) == {}


def test_a_drain_counts_from_the_end_of_the_sessions(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the two and resumed much later, it still waits its whole time."""
    from florilege.rights import erasing

    made, at = make_person(), clock.now()
    steps = __import__("florilege.infra.workflow.steps", fromlist=["x"])
    whole = steps.workflow_named("erase_subject")

    def broken(now: object) -> dict[str, int]:
        raise KeyboardInterrupt

    cut = tuple(
        replace(s, act=broken if s.act is erasing.end_sessions else s.act) for s in whole.steps
    )
    with monkeypatch.context() as patched:
        patched.setitem(steps._workflows, whole.name, steps.Workflow(whole.name, cut))
        with pytest.raises(KeyboardInterrupt):
            open_erasure_request(person=made.person, at=at)

    later = at + timedelta(minutes=10)
    with clock.CLOCK.fixed(later):
        advance_due(at=later)
    assert "end_sessions" in steps_behind()
    assert "drain" not in steps_behind()


def test_a_row_written_after_the_end_is_swept_by_night(house: Path, caplog) -> None:
    """As when the office had the page of a trainer open who went meanwhile."""
    made, other = make_person(roles=(Role.TRAINER,)), make_person(roles=(Role.TRAINER,))
    at = clock.now()
    with clock.CLOCK.fixed(at):
        open_erasure_request(person=made.person, at=at)
    with clock.CLOCK.fixed(at + timedelta(minutes=5)):
        advance_due(at=clock.now())
    assert residue(made.person) == {}
    grant_role(person=made.person, role=Role.OFFICE, since=clock.legal_day(at))

    assert sweep_late_rows(at=clock.now() + timedelta(hours=12)) == 1

    assert residue(made.person) == {}
    assert RoleGrant.objects.filter(person=other.person).count() == 1
    assert sweep_late_rows(at=clock.now() + timedelta(hours=12)) == 0
    assert str(made.person) not in caplog.text
