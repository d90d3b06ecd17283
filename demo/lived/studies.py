"""Plan how somebody goes through a course in a session: sitting after sitting, quiz after quiz."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from demo.lived.acts.entering import ComeBack
from demo.lived.acts.studying import Lesson, LookAtCourse
from demo.lived.courses import Course
from demo.lived.days import SATURDAY, around
from demo.lived.lessons import read_lesson
from demo.lived.moments import Moment
from demo.lived.people import Learner
from demo.lived.quizzes import take_quiz
from demo.lived.school import Planned
from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.queries import OutlineActivity

LONGEST_SITTING = timedelta(minutes=80)
LEFT_HALF_WAY = 0.1
MOST_TRIES = 3
LEARNT_BY_FAILING = 0.15


class Study:
    """One learner in one session; `moments` gives everything they do there."""

    def __init__(
        self, learner: Learner, session: Planned, course: Course, *, chance: Random
    ) -> None:
        self.learner = learner
        self.session = session
        self.course = course
        self.chance = chance
        self.left = self._what_will_be_done()
        self.tries: dict[str, int] = {}

    def _what_will_be_done(self) -> list[OutlineActivity]:
        """All of it, or as far as somebody gets who gives up."""
        whole = list(self.course.activities)
        if self.chance.random() < self.learner.temper.diligence:
            return whole
        return whole[: self.chance.randint(1, max(1, len(whole) * 2 // 3))]

    def moments(self) -> Iterator[Moment]:
        on = self.session.starts_on + timedelta(days=self.chance.randint(0, 3))
        while self.left:
            on = self._day_for_learning(on)
            yield from self._sitting(around(on, self.learner.temper.hour, chance=self.chance))
            on += timedelta(days=self._days_until_next())

    def _day_for_learning(self, on: date) -> date:
        while on.weekday() >= SATURDAY and not self.learner.temper.at_weekends:
            on += timedelta(days=1)
        return on

    def _days_until_next(self) -> int:
        """Spread the sittings over the session; each holds about two activities and a half."""
        days = (self.session.ends_on - self.session.starts_on).days
        sittings = max(1, len(self.course.activities) / 2.5)
        return max(1, round(days / sittings * self.chance.uniform(0.5, 1.2)))

    def _sitting(self, at: datetime) -> Iterator[Moment]:
        email, began = self.learner.email, at
        yield Moment(at, ComeBack(email))
        at += timedelta(seconds=20)
        yield Moment(at, LookAtCourse(email, self.session.title, self.course.slug))
        while self.left and at - began < LONGEST_SITTING:
            at += timedelta(seconds=self.chance.randint(20, 180))
            about = self.left[0]
            if about.kind is ActivityKind.QUIZ:
                moments, is_done = self._quiz(about, at)
            else:
                moments, is_done = self._lesson(about, at)
            yield from moments
            at = moments[-1].at
            if not is_done:
                return
            self.left.pop(0)

    def _lesson(self, about: OutlineActivity, at: datetime) -> tuple[list[Moment], bool]:
        is_whole = self.chance.random() >= LEFT_HALF_WAY
        share = 1.0 if is_whole else self.chance.uniform(0.25, 0.75)
        found = read_lesson(self._place(about), about, at=at, share=share, chance=self.chance)
        return sorted(found, key=lambda one: one.at), is_whole

    def _quiz(self, about: OutlineActivity, at: datetime) -> tuple[list[Moment], bool]:
        """A failed quiz is tried again at the next sitting, with more knowledge."""
        quiz, tried = self.course.quizzes[about.code], self.tries.get(about.code, 0)
        self.tries[about.code] = tried + 1
        taken = take_quiz(
            self._place(about),
            settings=quiz.settings,
            items=quiz.items,
            knowledge=min(0.98, self.learner.temper.knowledge + LEARNT_BY_FAILING * tried),
            at=at,
            chance=self.chance,
        )
        most = min(MOST_TRIES, quiz.settings.attempts or MOST_TRIES)
        return sorted(taken.moments, key=lambda one: one.at), taken.passed or tried + 1 >= most

    def _place(self, about: OutlineActivity) -> Lesson:
        return Lesson(self.learner.email, self.session.title, self.course.slug, about.code)
