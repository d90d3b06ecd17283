"""What happens to a few: they leave, take their data along, change their name, give a seat up."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from demo.lived.acts.certifying import RenewCertificates, ShareCertificates
from demo.lived.acts.enrolling import GiveSeatUp
from demo.lived.acts.entering import ForgetPassword, OpenAccount, ResetPassword
from demo.lived.acts.leaving import DeleteAccount, FetchExport, OrderExport
from demo.lived.acts.passing import WorkerRound
from demo.lived.acts.studying import Finish
from demo.lived.acts.telling import TellOfOneself
from demo.lived.days import moment
from demo.lived.lives import Life
from demo.lived.moments import Moment
from demo.lived.people import Learner
from demo.lived.school import Planned, School
from florilege.infra.clock import legal_day
from florilege.teaching.certification.enums import Shows

DRAINED_AFTER = timedelta(seconds=45)
NEW_NAME = "Kermarec"


def tell_stories(lives: Sequence[Life], school: School) -> list[Moment]:
    """Give all moments of the lives, with the stories woven in; the shown learner has none."""
    shown, *others = lives
    cast = _Cast(others, school)
    moments = list(shown.moments)
    stories = [_leaves_early, _takes_all_along, _leaves_half_way, _changes_name, _gives_up]
    for story in stories:
        moments.extend(story(cast))
    for life in cast.left:
        moments.extend(life.moments)
    moments.extend(_forget_passwords(cast))
    moments.extend(_share(cast))
    moments.extend(_take_copies(cast))
    moments.extend(_never_confirm(others, school))
    return moments


class _Cast:
    """Picks people for the stories, each for one only."""

    def __init__(self, lives: Sequence[Life], school: School) -> None:
        self.left = list(lives)
        self.school = school

    def pick(self, fits: Callable[[Life], bool]) -> Life | None:
        found = next(filter(fits, self.left), None)
        if found is not None:
            self.left.remove(found)
        return found

    def is_over(self, session: Planned) -> bool:
        return session.ends_on + timedelta(weeks=8) < legal_day(self.school.ends_at)

    def has_finished(self, life: Life) -> bool:
        """One course, and every activity of it done."""
        return (
            len(life.seats) == 1
            and self.is_over(life.seats[0])
            and any(
                isinstance(one.act, Finish) and one.act.lesson.code == life.last_lesson
                for one in life.moments
            )
        )

    def is_under_way(self, session: Planned) -> bool:
        return session.starts_on <= legal_day(self.school.ends_at) <= session.ends_on


def _leaves_early(cast: _Cast) -> Iterator[Moment]:
    """Somebody looks around, asks for nothing, and has the account deleted."""
    life = cast.pick(lambda one: not one.seats)
    if life is not None:
        yield from _until_deleted(life, life.moments[1].at + timedelta(days=3, hours=2))


def _takes_all_along(cast: _Cast) -> Iterator[Moment]:
    """Somebody has finished, takes a file of everything along, and goes."""
    life = cast.pick(cast.has_finished)
    if life is None:
        return
    at = moment(life.seats[0].ends_on + timedelta(days=20), 11)
    email = life.learner.email
    yield Moment(at, OrderExport(email))
    yield Moment(at + timedelta(seconds=5), WorkerRound())
    yield Moment(at + timedelta(minutes=3), FetchExport(email))
    yield from _until_deleted(life, at + timedelta(minutes=20))


def _leaves_half_way(cast: _Cast) -> Iterator[Moment]:
    life = cast.pick(lambda one: len(one.seats) == 1 and cast.is_under_way(one.seats[0]))
    if life is not None:
        yield from _until_deleted(life, cast.school.ends_at - timedelta(days=2, hours=5))


def _until_deleted(life: Life, at: datetime) -> Iterator[Moment]:
    """The worker ends what the request began, once the requests under way are over."""
    yield from (one for one in life.moments if one.at < at)
    yield Moment(at, DeleteAccount(life.learner.email))
    yield Moment(at + DRAINED_AFTER, WorkerRound())


def _changes_name(cast: _Cast) -> Iterator[Moment]:
    """Somebody marries after the certificate; documents that were issued stay as they are."""
    life = cast.pick(cast.has_finished)
    if life is not None:
        at = moment(life.seats[0].ends_on + timedelta(days=40), 12)
        yield from life.moments
        yield Moment(at, TellOfOneself(life.learner.email, (("family_name", NEW_NAME),)))
        yield Moment(at + timedelta(minutes=4), RenewCertificates(life.learner.email))


def _gives_up(cast: _Cast) -> Iterator[Moment]:
    """Where more people ask than there are seats, somebody gives theirs to who waits."""
    life = cast.pick(lambda one: len(one.seats) == 1 and one.seats[0].asks > one.seats[0].capacity)
    if life is not None:
        (session,) = life.seats
        at = moment(session.starts_on - timedelta(days=2), 18)
        yield from (one for one in life.moments if one.at < at)
        yield Moment(at, GiveSeatUp(life.learner.email, session.title))


def _forget_passwords(cast: _Cast) -> Iterator[Moment]:
    for life in cast.left[5:8]:
        at = life.moments[1].at + timedelta(days=2, minutes=7)
        yield Moment(at, ForgetPassword(life.learner.email))
        password = f"{life.learner.password} {at.day}"
        yield Moment(at + timedelta(minutes=6), ResetPassword(life.learner.email, password))


def _take_copies(cast: _Cast) -> Iterator[Moment]:
    """Two order a file of everything about them, to look at it; one never fetches it."""
    for number, life in enumerate(cast.left[8:10]):
        email, at = life.learner.email, life.moments[1].at + timedelta(days=45)
        yield Moment(at, OrderExport(email))
        yield Moment(at + timedelta(seconds=5), WorkerRound())
        if number == 0:
            yield Moment(at + timedelta(minutes=9), FetchExport(email))


def _share(cast: _Cast) -> Iterator[Moment]:
    """Some holders let the check page show their initials, or their name."""
    holders = [life for life in cast.left if cast.has_finished(life)]
    for life, shows in zip(holders, [Shows.NAME, Shows.INITIALS, Shows.NAME], strict=False):
        at = moment(life.seats[0].ends_on + timedelta(days=12), 20)
        yield Moment(at, ShareCertificates(life.learner.email, shows))


def _never_confirm(lives: Sequence[Life], school: School) -> Iterator[Moment]:
    """Two sign up and never follow the link: the night after its end lets the account go."""
    for number, life in enumerate(lives[:2], start=1):
        at = school.began_at + timedelta(weeks=9 * number, hours=10)
        yield Moment(at, _account_like(life.learner, number))


def _account_like(learner: Learner, number: int) -> OpenAccount:
    return OpenAccount(
        email=f"essai.{number}@maison.example",
        password=learner.password,
        given_name="Essai",
        family_name="Sans Suite",
        pseudonym=f"{learner.pseudonym}-bis",
    )
