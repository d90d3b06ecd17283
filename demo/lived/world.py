"""The lived school as the acts find it: people by address, sessions by title, seats, quizzes.

Ids are made by the actions, so they are looked up, which also lets a second start go on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from florilege.infra.gate.opened import opened
from florilege.kernel.errands import Route
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.queries import person_by_email
from florilege.teaching.assessment.queries import attempts_in
from florilege.teaching.catalogue.queries import (
    ActivityContent,
    Outline,
    OutlineActivity,
    activity,
    cards,
    outline,
)
from florilege.teaching.enrolment.queries import (
    Enrolled,
    SessionSearch,
    enrolments_of,
    find_sessions,
)


class NotThere(Exception):
    """An act needs somebody or something that no act before it has made."""


class World:
    """Finds things once and remembers them; what may change is asked each time."""

    def __init__(self) -> None:
        self._people: dict[str, SubjectRef] = {}
        self._sessions: dict[str, UUID] = {}
        self._seats: dict[tuple[str, str], Enrolled] = {}
        self._outlines: dict[str, Outline] = {}
        self._attempts: dict[tuple[str, str, str], UUID] = {}
        self.orders: dict[str, UUID] = {}

    def find(self, email: str) -> SubjectRef | None:
        found = self._people.get(email) or person_by_email(email)
        if found is not None:
            self._people[email] = found
        return found

    def person(self, email: str) -> SubjectRef:
        found = self.find(email)
        if found is None:
            raise NotThere(email)
        return found

    def forget(self, email: str) -> None:
        self._people.pop(email, None)

    def find_session(self, title: str, *, at: datetime) -> UUID | None:
        if title not in self._sessions:
            search = SessionSearch(on=at.date(), words=title)
            for card in find_sessions(search, start=0, most=50).rows:
                self._sessions[card.title] = card.id
        return self._sessions.get(title)

    def session(self, title: str, *, at: datetime) -> UUID:
        found = self.find_session(title, at=at)
        if found is None:
            raise NotThere(title)
        return found

    def seat(self, email: str, title: str, *, at: datetime) -> Enrolled:
        key = (email, title)
        if key not in self._seats:
            session_id = self.session(title, at=at)
            held = {seat.session_id: seat for seat in enrolments_of(self.person(email))}
            if session_id not in held:
                raise NotThere(f"{email}: {title}")
            self._seats[key] = held[session_id]
        return self._seats[key]

    def outline(self, course: str) -> Outline:
        if course not in self._outlines:
            version_id = next(card.version_id for card in cards() if card.slug == course)
            found = outline(version_id)
            assert found is not None
            self._outlines[course] = found
        return self._outlines[course]

    def activity(self, course: str, code: str) -> OutlineActivity:
        return next(one for one in self.outline(course).activities if one.code == code)

    def quiz(self, course: str, code: str) -> ActivityContent:
        found = activity(self.activity(course, code).id)
        assert found is not None
        return found

    def keep_attempt(self, email: str, title: str, code: str, attempt_id: UUID) -> None:
        self._attempts[email, title, code] = attempt_id

    def attempt(self, email: str, title: str, code: str, *, at: datetime) -> UUID:
        """Give the newest attempt; the gate must be open for assessment."""
        key = (email, title, code)
        if key not in self._attempts:
            seat = self.seat(email, title, at=at)
            newest = attempts_in(seat.id, code, purpose=Purpose.ASSESSMENT)[0]
            self._attempts[key] = newest.id
        return self._attempts[key]


@contextmanager
def acting_as(role: Role, person: SubjectRef, *purposes: Purpose, route: str) -> Iterator[None]:
    """Open the gate as the page of that name does."""
    with opened(actor=Actor(role=role, person=person), purposes=purposes, route=Route(route)):
        yield
