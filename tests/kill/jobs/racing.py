"""Many hands at once: everything that a person does, while somebody else erases them."""

import random
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connections

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.journal.verifying import verify
from florilege.infra.keys.people import KeyWithheld
from florilege.infra.media.files import write_sealed
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.models.run import RunState
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.actions.mail_link import mail_reset
from florilege.people.credentials.actions.sign_in import NotLetIn, check_sign_in
from florilege.people.credentials.throttling import (
    TooManyTries,
    count_try,
    forget_tries,
    slowed_down,
)
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.people.identity.models import Profile
from florilege.rights.actions.order_export import order_export
from tests.kill.jobs.registering import job
from tests.kill.words import say
from tests.people_made import PASSWORD, Made
from tests.signing_in import browser

# What an action may say when its person is going or gone. Anything else is a fault.
NAMED = (KeyWithheld, NotLetIn, TooManyTries, ObjectDoesNotExist)
Act = Callable[[Made], object]


@job
def pester(person: str, email: str, hands: int, seconds: float) -> dict[str, Any]:
    """Do everything at random with several hands; tell how often what ended how."""
    made = Made(person=SubjectRef(UUID(person)), email=email)
    tally, faults = Counter[str](), list[str]()
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_one_hand, args=(made, until, tally, faults, number))
        for number in range(hands)
    ]
    for thread in threads:
        thread.start()
    say("begun")
    for thread in threads:
        thread.join()
    return {"tally": dict(tally), "faults": faults[:3], "count": len(faults)}


@job
def finish(seconds: float) -> bool:
    """Be the worker, by the real clock, until nothing is under way."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        advance_due(at=clock.now())
        if not Run.objects.filter(state=RunState.UNDER_WAY).exists():
            return True
        time.sleep(0.05)
    return False


@job
def journal_faults() -> list[str]:
    return list(verify().faults)


@job
def mistype_at_once(hands: int, times: int, forgotten: bool) -> dict[str, Any]:
    """Count failed tries of one sign-in with many hands; with `forgotten` some of them succeed."""
    faults, tried = list[str](), {"what": "race", "who": "the same"}

    def hand(number: int) -> None:
        try:
            for turn in range(times):
                count_try(**tried, at=clock.now(), wait=timedelta(minutes=5))
                if forgotten and turn % hands == number:
                    forget_tries(**tried)
        except BaseException:
            faults.append(traceback.format_exc()[-3_000:])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=hand, args=(number,)) for number in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counted = slowed_down(at=clock.now(), most=hands * times)
    forget_tries(**tried)
    return {"faults": faults[:3], "all counted": bool(counted)}


def _one_hand(
    made: Made, until: float, tally: Counter[str], faults: list[str], number: int
) -> None:
    rng = random.Random(f"{number} {until}")
    try:
        while time.monotonic() < until:
            act = rng.choice(ACTS)
            try:
                act(made)
                tally[f"{act.__name__} done"] += 1
            except NAMED as refusal:
                tally[f"{act.__name__} {type(refusal).__name__}"] += 1
            except BaseException:
                faults.append(traceback.format_exc()[-3_000:])
    finally:
        connections.close_all()


def edits(made: Made) -> None:
    edit_profile(person=made.person, changes={"goals": "un mot de plus"}, at=clock.now())


def writes(made: Made) -> None:
    write_sealed(
        person=made.person, content=[b"a petal " * 9_000], name="p.txt", media_type="text/plain"
    )


def looks(made: Made) -> None:
    profile = Profile.objects.get(person=made.person)
    actor = Actor(role=Role.LEARNER, person=made.person)
    with opened(actor=actor, purposes=(Purpose.ACCOUNT,), route="test"):
        look([profile], "goals")
        assert isinstance(profile.goals, (str, Withheld))


def signs_in(made: Made) -> None:
    check_sign_in(email=made.email, password=PASSWORD, source="", at=clock.now())


def orders(made: Made) -> None:
    order_export(person=made.person, at=clock.now())


def forgets(made: Made) -> None:
    mail_reset(person=made.person, at=clock.now())


def works(made: Made) -> None:
    advance_due(at=clock.now())


def browses(made: Made) -> None:
    """A whole visit over HTTP; a refused sign-in is an answer, a broken page is not."""
    client = browser()
    client.raise_request_exception = True
    given = {"email": made.email, "password": PASSWORD}
    if client.post("/compte/entrer/", given).status_code != 302:
        raise NotLetIn
    for path in ("/compte/profil/", "/mes-donnees/", "/espace/"):
        assert client.get(path).status_code in {200, 302, 404, 410}, path


ACTS: tuple[Act, ...] = (
    edits, edits, edits, writes, writes, looks, looks, orders, forgets, works, signs_in, browses
)  # fmt: skip
