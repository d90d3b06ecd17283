"""The learners of a session as its trainer sees them: name, seat, progress; never a contact."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from florilege.infra.gate.looking import look_together
from florilege.people.credentials.contacts import Name, Names
from florilege.teaching.catalogue.queries import Outline, outlines
from florilege.teaching.enrolment.queries import Enrolled, unseen_learners
from florilege.teaching.enrolment.words import STATE_WORDS
from florilege.teaching.progress.queries import Progress, UnseenProgress, measured
from florilege.teaching.progress.shapes import Activities
from florilege.www.public.searching import plain

# What the look opens; the page declares it.
OPENED = (
    "enrolment.Enrolment.state",
    "identity.Profile.given_name",
    "identity.Profile.family_name",
    "progress.ActivityRecord.seconds",
    "progress.ActivityRecord.at",
)


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """One learner; without progress if they have begun nothing or may not be looked at now."""

    seat: Enrolled
    name: Name | None
    state: str
    progress: Progress | None

    @property
    def minutes(self) -> int:
        return round(self.progress.active_seconds / 60) if self.progress else 0

    @property
    def last_step_at(self) -> datetime | None:
        """Tell when the learner last opened or completed an activity."""
        steps = self.progress.activities.values() if self.progress else ()
        times = [step.completed_at or step.opened_at for step in steps]
        return max(filter(None, times), default=None)


def learners(session_id: UUID) -> list[LearnerLine]:
    """Give the learners of a session by name, whatever their number in as many queries."""
    seats = unseen_learners(session_id)
    names = Names(seat.person for seat in seats.values)
    advance = UnseenProgress(seat.id for seat in seats.values)
    look_together(seats.sight, advance.sight, *names.sights)
    known, done = names.read(), advance.read()
    plans = outlines(seat.version_id for seat in seats.values)
    lines = [
        LearnerLine(
            seat=seat,
            name=known.get(seat.person),
            state=STATE_WORDS[seat.state],
            progress=_progress(plans.get(seat.version_id), done.get(seat.id, {})),
        )
        for seat in seats.values
    ]
    return sorted(lines, key=_by_name)


def _progress(plan: Outline | None, done: Activities) -> Progress | None:
    return measured(plan, done) if plan else None


def _by_name(line: LearnerLine) -> tuple[str, str, UUID]:
    name = line.name
    return (plain(name.family) if name else "", plain(name.given) if name else "", line.seat.id)
