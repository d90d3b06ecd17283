"""Announce an edition of the charter: write to everybody, see that all has left, set its day."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from florilege.infra.charters import publishing
from florilege.infra.charters.shelf import SHELF
from florilege.infra.workflow.steps import Counts, NotYet, Situation, Step, Workflow, register
from florilege.kernel.subjects import SubjectRef
from florilege.people.announcements.actions.note_departures import note_departures
from florilege.people.announcements.actions.tell_people import tell_people
from florilege.people.announcements.enums import WORKFLOW
from florilege.people.announcements.news import News, news_of
from florilege.people.announcements.queries import last_told, progress_of
from florilege.people.credentials.queries import people_after

BATCH = 50  # people in one transaction: others wait for it on an embedded vault
BATCHES = 40  # in one go: then the worker breathes, and its lease begins anew
LOOK_AGAIN = timedelta(minutes=1)


def write(situation: Situation) -> Counts:
    """Write to everybody who has an account, in the order of their ids."""
    news = _news(situation)
    if news is None:
        return {}
    told = _write_from(last_told(news.version), news, at=situation.at)
    return {"written": told}


def sweep(situation: Situation) -> Counts:
    """Go through all accounts once more: somebody may have entered while the others were told."""
    news = _news(situation)
    if news is None:
        return {}
    after, told = None, 0
    while people := people_after(after, limit=BATCH):
        told += tell_people(people, news=news, at=situation.at)
        after = people[-1]
    return {"written": told}


def leave(situation: Situation) -> Counts:
    """Wait until no mail is left waiting. What cannot leave holds the change back."""
    news = _news(situation)
    if news is None:
        return {}
    if note_departures(news.version):
        raise NotYet(situation.at + LOOK_AGAIN)
    return {state.value: count for state, count in progress_of(news.version).counts.items()}


def set_day(situation: Situation) -> Counts:
    """The notice begins with the last mail; without anybody to tell, with the publication."""
    news = _news(situation)
    if news is None:
        return {}
    told_at = progress_of(news.version).last_ended_at or situation.begun_at
    publishing.set_force(news.version, told_at=told_at)
    return {}


def _news(situation: Situation) -> News | None:
    SHELF.read()
    return news_of(situation.about) if situation.about else None


def _write_from(after: SubjectRef | None, news: News, *, at: datetime) -> int:
    """Raises: NotYet after some batches, so that a big school does not hold the worker."""
    told = batches = 0
    while people := people_after(after, limit=BATCH):
        new = tell_people(people, news=news, at=at)
        after = people[-1]
        told += new
        batches += bool(new)
        if batches == BATCHES:
            raise NotYet(at)
    return told


ANNOUNCE_CHARTER = register(
    Workflow(
        name=WORKFLOW,
        steps=(
            Step("write", write, gettext_noop("Write to everybody")),
            Step("sweep", sweep, gettext_noop("Write to those who came meanwhile")),
            Step("leave", leave, gettext_noop("Wait until all mail has left")),
            Step("set_day", set_day, gettext_noop("Set the day of the change")),
        ),
    )
)
