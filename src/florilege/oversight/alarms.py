"""What the watch finds wrong: backups, nights, the journal, the mail, and promises in red."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from florilege.infra.alarming import Alarm, alarming
from florilege.infra.mail.models import Letter
from florilege.kernel.vocabulary import Role
from florilege.oversight.backups import backups
from florilege.oversight.chain import chain_state
from florilege.oversight.nights import last_nights
from florilege.oversight.probes import probes
from florilege.oversight.promises.evidence import read_evidence
from florilege.oversight.promises.states import State, promise_states

STUCK_AFTER = timedelta(hours=6)  # by then a letter was tried some ten times


@alarming(Role.OPERATOR)
def saved(at: datetime) -> Iterator[Alarm]:
    found = backups(at=at)
    late = sum(place.is_late for place in found.places)
    if not found.places:
        yield Alarm(gettext_noop("No place is set for backups."))
    if late:
        yield Alarm(gettext_noop("Places without a backup of the last day: %(count)d."), late)
    failing = sum(bool(place.failure or place.log_failure) for place in found.places)
    if failing:
        yield Alarm(gettext_noop("Places where the last backup failed: %(count)d."), failing)
    if found.places and found.drill.is_late:
        yield Alarm(gettext_noop("The last trial restore failed, or was not made in time."))


@alarming(Role.OPERATOR)
def nights(at: datetime) -> Iterator[Alarm]:
    missed = sum(len(night.missed) for night in last_nights(at=at, days=1))
    if missed:
        yield Alarm(gettext_noop("Nightly tasks that did not end: %(count)d."), missed)


@alarming(Role.OPERATOR)
def mail(at: datetime) -> Iterator[Alarm]:
    waiting = Letter.objects.filter(sent_at=None, returned_at=None, made_at__lt=at - STUCK_AFTER)
    if count := waiting.count():
        yield Alarm(gettext_noop("Letters that wait for more than six hours: %(count)d."), count)


@alarming(Role.OPERATOR, Role.OFFICER, Role.SECURITY)
def journal(at: datetime) -> Iterator[Alarm]:
    if not chain_state().is_whole:
        yield Alarm(gettext_noop("The access journal does not verify."))


@alarming(Role.OPERATOR, Role.OFFICER)
def promises(at: datetime) -> Iterator[Alarm]:
    states = promise_states(evidence=read_evidence(), probes=probes(at=at))
    red = sum(one.state is State.FAILING for one in states)
    if red:
        yield Alarm(gettext_noop("Promises that show red on the proof page: %(count)d."), red)
