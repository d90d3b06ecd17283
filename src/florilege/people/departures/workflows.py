"""The end of somebody's roles at a desk: access first, then what they leave behind."""

from datetime import timedelta

from django.utils.translation import gettext_noop

from florilege.infra.workflow.steps import Counts, NotYet, Situation, Step, Workflow, register
from florilege.people.departures.actions.carry_out import (
    StandsEmpty,
    end_access,
    end_open_sessions,
    finish,
    hand_work_over,
)
from florilege.people.departures.enums import WORKFLOW, Desk

LOOK_AGAIN = timedelta(minutes=1)


def _end_roles(now: Situation) -> Counts:
    if now.about is None:
        return {}
    try:
        return {"roles": end_access(now.about, at=now.at)}
    except StandsEmpty:
        raise NotYet(now.at + LOOK_AGAIN) from None


def _end_sessions(now: Situation) -> Counts:
    return {"sessions": end_open_sessions(now.about)} if now.about else {}


def _hand_over(now: Situation) -> Counts:
    return {"handed": hand_work_over(now.about)} if now.about else {}


def _finish(now: Situation) -> Counts:
    if now.about:
        finish(now.about, at=now.at)
    return {}


# One a desk, so that a departure that waits at one does not hold back the other.
for _desk in Desk:
    register(
        Workflow(
            name=f"{WORKFLOW}_{_desk}",
            steps=(
                Step("end_roles", _end_roles, gettext_noop("End the roles")),
                Step("end_sessions", _end_sessions, gettext_noop("Sign the person out everywhere")),
                Step("hand_over", _hand_over, gettext_noop("Hand over what they leave")),
                Step("finish", _finish, gettext_noop("Note the end")),
            ),
        )
    )
