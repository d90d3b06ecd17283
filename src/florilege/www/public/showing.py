"""What several public pages show together: sessions with their trainers' names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from florilege.infra.gate.looking import Sight, look_together
from florilege.people.credentials.contacts import Names
from florilege.teaching.enrolment.queries import Enrolled, SessionCard, unseen_trainers

# What the look at trainers' names opens; pages declare it.
TRAINERS_NAMES = (
    "enrolment.SessionTrainer.session",
    "identity.Profile.given_name",
    "identity.Profile.family_name",
)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as visitors see it, and the visitor's own seat in it."""

    session: SessionCard
    trainers: tuple[str, ...]
    own: Enrolled | None = None


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The session to name first for a course: the next to begin, else one under way."""

    session: SessionCard
    has_begun: bool


def upcoming(sessions: Iterable[SessionCard], *, on: date) -> Upcoming | None:
    """Choose among a course's open sessions, the soonest first."""
    offered = tuple(sessions)
    to_begin = next((session for session in offered if session.starts_on >= on), None)
    if to_begin is not None:
        return Upcoming(to_begin, has_begun=False)
    return Upcoming(offered[-1], has_begun=True) if offered else None


def trainers_names(
    session_ids: Iterable[UUID], *, on: date, beside: Iterable[Sight] = ()
) -> Mapping[UUID, tuple[str, ...]]:
    """Give who teaches sessions on a day or later, by session, in the order of names.

    A trainer whose name is withheld is left out: the page is public. What stands `beside` is looked
    at under the same entry.
    """
    teaching = unseen_trainers(session_ids)
    names = Names(part.person for part in teaching.values)
    look_together(teaching.sight, *names.sights, *beside)
    known = names.read()
    found: dict[UUID, set[str]] = defaultdict(set)
    for part in teaching.values:
        name = known.get(part.person)
        if name and not name.is_withheld and (part.until is None or part.until >= on):
            found[part.session_id].add(str(name))
    return {session_id: tuple(sorted(named)) for session_id, named in found.items()}
