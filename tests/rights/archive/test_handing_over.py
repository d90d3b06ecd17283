"""RGT-11, RGT-05: who leaves hands their waiting openings of the archive over; it still takes two."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from tests.infra.archive.archivists import as_archivist
from tests.infra.archive.deposits import NAME, an_item
from tests.letters import letters_to
from tests.oversight.counting import query_count
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.www.archivist.test_desk import ASKED
from tests.www.learner.reading import words_of

from florilege.infra import clock
from florilege.infra.archive.depositing import deposit
from florilege.infra.archive.guard import ArchiveClosed, unguarded
from florilege.infra.archive.models import Found, Opening
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.vocabulary import Role
from florilege.people.departures.actions.plan_departure import Plan, plan_departure
from florilege.people.departures.enums import Desk
from florilege.people.departures.models import Handover
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.archive.models import WaitingOpening
from florilege.rights.archive.waiting import agree_with_archive

DEPARTURES = "/exploitation/departs/"


@dataclass(frozen=True)
class School:
    """Who opens the archive, and who ends their roles."""

    leaver: Made
    successor: Made
    third: Made
    operator: Made


@pytest.fixture
def school(house: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)
    deposit(item=an_item(), on=clock.today())
    return School(
        leaver=make_person(roles=(Role.ARCHIVIST,), given_name="Odile", family_name="Kermarec"),
        successor=make_person(roles=(Role.OFFICER,), given_name="Denise", family_name="Poher"),
        third=make_person(roles=(Role.ARCHIVIST,)),
        operator=make_person(roles=(Role.OPERATOR,)),
    )


def ask(by: Made) -> UUID:
    with as_archivist():
        answer = browser(by).post("/demander/", ASKED)
    assert answer.status_code == 302
    return UUID(answer["Location"].strip("/").split("/")[-1])


def decide(by: Made, opening_id: UUID, decision: str = "agree") -> str:
    with as_archivist():
        path = f"{place(opening_id)}decider/"
        return words_of(browser(by).post(path, {"decision": decision}, follow=True))


def place(opening_id: UUID) -> str:
    return f"/demandes/{opening_id}/"


def leave(school: School, opening_id: UUID) -> None:
    plan = Plan(
        person=school.leaver.person,
        desk=Desk.OPERATION,
        last_day=clock.today() + timedelta(days=1),
        to={("openings", str(opening_id)): school.successor.person},
    )
    plan_departure(plan, by=school.operator.person, at=clock.now())


@contextmanager
def two_days_on() -> Iterator[None]:
    """The day after the last: the first round hands over."""
    with clock.CLOCK.fixed(clock.now() + timedelta(days=2)):
        go_round(at=clock.now())
        yield


@pytest.mark.promise("RGT-11", "RGT-05")
def test_what_waits_passes_on_and_a_third_person_decides(school: School) -> None:
    opening_id = ask(school.leaver)
    leave(school, opening_id)
    go_round(at=clock.now())

    with two_days_on():
        with as_archivist():
            theirs = browser(school.successor)
            page, home = words_of(theirs.get(place(opening_id))), words_of(theirs.get("/"))
            gone = browser(school.leaver).get(place(opening_id)).status_code
        refused = decide(school.successor, opening_id)
        decide(school.third, opening_id)
        with as_archivist():
            theirs.post(f"{place(opening_id)}chercher/")
            found = words_of(theirs.get(place(opening_id)))
            item = Found.objects.get().item
            read = theirs.post(f"{place(opening_id)}{item}/lire/")
            other = browser(school.third).post(f"{place(opening_id)}{item}/lire/")
            opening = Opening.objects.get()

    letters = "".join(text for _title, text in letters_to(school.successor.person))
    assert "Ouvertures des archives demandées\u00a0: 1" in letters
    assert "Reprise par vous" in page and "Êtes-vous d’accord" not in page
    assert "Vous" in home and gone == 403
    assert "quelqu’un d’autre décide" in refused
    assert NAME in found and (read.status_code, other.status_code) == (200, 302)
    assert (opening.asked_by, opening.kept_by, opening.decided_by) == (
        school.leaver.person, school.successor.person, school.third.person,
    )  # fmt: skip
    assert not WaitingOpening.objects.exists()


@pytest.mark.promise("RGT-11")
def test_the_operator_sees_what_waits_and_nothing_of_whom_it_is_about(school: School) -> None:
    opening_id, other = ask(school.leaver), ask(school.third)
    client, page = browser(school.operator), f"{DEPARTURES}{school.leaver.person}/"

    shown = client.get(page)
    day = str(clock.today() + timedelta(days=1))
    typed = {"last_day": day, f"openings-{opening_id}": str(school.successor.person)}
    answer = client.post(page, typed)

    words = words_of(shown)
    assert "Ouvertures des archives demandées" in words
    hour = f"{clock.now().astimezone(clock.LEGAL_ZONE).hour} h"
    assert words.count("Ouverture demandée le") == 1
    assert f"à {hour}" in words, "two of one day are told apart"
    assert "Ouvertures demandées par d’autres : 1" in words
    assert "Denise Poher" in words
    told = shown.content.decode()
    assert str(other) not in told
    assert ASKED["sought"] not in told and ASKED["reason"] not in told
    assert answer["Location"] == DEPARTURES
    assert Handover.objects.get(work="openings").successor == school.successor.person


def test_the_page_costs_the_same_for_one_and_many(school: School) -> None:
    client, page = browser(school.operator), f"{DEPARTURES}{school.leaver.person}/"
    ask(school.leaver)
    few = query_count(client, page)
    for _ in range(5):
        ask(school.leaver)
        ask(school.third)

    assert query_count(client, page) == few <= 12


@pytest.mark.promise("RGT-11", "RGT-05")
def test_the_database_itself_wants_a_third_person(school: School) -> None:
    opening_id = ask(school.leaver)

    with as_archivist(), pytest.raises(IntegrityError), transaction.atomic(using="archive"):
        Opening.objects.filter(id=opening_id).update(
            kept_by=school.third.person, decided_by=school.third.person, decided_at=clock.now()
        )


def test_what_was_decided_before_the_day_is_not_handed_over(school: School) -> None:
    opening_id = ask(school.leaver)
    leave(school, opening_id)
    decide(school.third, opening_id, "refuse")

    with two_days_on(), as_archivist():
        opening = Opening.objects.get()

    assert (opening.kept_by, opening.readable_until) == (None, None)


def test_who_leaves_altogether_leaves_no_note_of_who_they_were(school: School) -> None:
    opening_id = ask(school.leaver)
    open_erasure_request(person=school.leaver.person, at=clock.now())

    assert WaitingOpening.objects.get().keeper is None
    decide(school.third, opening_id)
    with as_archivist():
        assert Opening.objects.get().decided_by == school.third.person


def test_what_a_kill_parted_agrees_again_after_the_archives_night(school: School) -> None:
    kept, decided, unnoted = ask(school.leaver), ask(school.leaver), ask(school.third)
    WaitingOpening.objects.filter(id=kept).update(keeper=school.successor.person)
    WaitingOpening.objects.filter(id=unnoted).delete()
    decide(school.third, decided)
    WaitingOpening.objects.create(id=decided, keeper=school.leaver.person, asked_at=clock.now())

    with pytest.raises(ArchiveClosed):
        agree_with_archive()
    with as_archivist():
        for _ in range(2):
            agree_with_archive()

    assert dict(WaitingOpening.objects.values_list("id", "keeper")) == {
        kept: school.successor.person,
        unnoted: school.third.person,
    }
    with unguarded():
        assert Opening.objects.count() == 3
