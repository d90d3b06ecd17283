"""A session at the office: who learns and why a seat waits, who teaches, what was looked at."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import fence, set_limits
from florilege.kernel.access import Standing
from florilege.kernel.vocabulary import Role
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.teaching.enrolment.actions.complete_enrolment import complete_enrolment
from florilege.teaching.enrolment.enums import EnrolmentState, SessionState
from florilege.teaching.enrolment.queries import (
    enrolled,
    session,
    sessions_taught,
)
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import publish
from tests.www.learner.reading import counted, words_of


@pytest.fixture
def office(house: Path):
    return browser(make_person(roles=(Role.OFFICE,)))


def page_of(session_id) -> str:
    return reverse("office:session", args=[session_id])


def test_the_session_is_closed_to_others(house: Path) -> None:
    session_id = plan(publish())
    seat = ask(complete_person(), session_id)
    learner, trainer = make_person(), make_person(roles=(Role.TRAINER,))
    posts = (
        reverse("office:confirm", args=[session_id, seat.id]),
        reverse("office:withdraw", args=[session_id, seat.id]),
        reverse("office:session_state", args=[session_id]),
        reverse("office:assign_trainer", args=[session_id]),
        reverse("office:release_trainer", args=[session_id, trainer.person]),
    )

    for client, status in ((browser(), 302), (browser(learner), 403), (browser(trainer), 403)):
        assert client.get(page_of(session_id)).status_code == status
        assert {client.post(url, {"state": "closed"}).status_code for url in posts} == {status}


def test_an_unknown_session_is_not_there(office) -> None:
    assert office.get(page_of(uuid4())).status_code == 404


def test_learners_stand_by_name_with_what_the_office_needs(office) -> None:
    session_id = plan(publish())
    ask(
        complete_person(given_name="Odile", family_name="Zérah", email="odile@courrier.example"),
        session_id,
    )
    ask(
        make_person(given_name="Inès", family_name="Élie", email="ines@courrier.example"),
        session_id,
    )

    words = words_of(office.get(page_of(session_id)))

    assert words.index("Inès Élie") < words.index("Odile Zérah")
    assert "odile@courrier.example" in words
    assert "+33 6 39 98 12 34" in words
    after = words.split("ines@courrier.example")[1]
    assert after.index("En attente") < after.index("le numéro de téléphone manque")
    assert "Confirmée" in words


def test_one_look_is_entered_for_all_who_stand_on_the_page(office) -> None:
    session_id = plan(publish())
    learners = [complete_person() for _ in range(3)]
    for made in learners:
        ask(made, session_id)
    trainer = make_person(roles=(Role.TRAINER,))
    assign_trainer(session_id=session_id, person=trainer.person, since=clock.today())
    before = Entry.objects.count()

    office.get(page_of(session_id))

    [entry] = Entry.objects.filter(number__gt=before)
    assert (entry.role, entry.purpose, entry.route) == ("office", "enrolment", "office:session")
    assert set(entry.subject_ids) == {made.person for made in (*learners, trainer)}


def test_who_is_restricted_or_erased_stands_as_such(office) -> None:
    session_id = plan(publish())
    restricted = complete_person(given_name="Odile", family_name="Zérah")
    erased = complete_person(given_name="Inès", family_name="Élie")
    for made in (restricted, erased):
        ask(made, session_id)
    set_limits(restricted.person, Standing(restricted=True))
    fence(erased.person)

    answer = office.get(page_of(session_id))

    words = words_of(answer)
    assert answer.status_code == 200
    assert not {"Odile", "Zérah", "Inès", "Élie", "+33 6 39 98 12 34"} & set(words.split())
    assert restricted.email not in words


def test_a_seat_is_confirmed_by_the_office_when_nothing_is_missing(office) -> None:
    session_id = plan(publish(), capacity=1)
    holder, waiting, without = complete_person(), complete_person(), make_person()
    ask(holder, session_id)
    seat, lacking = ask(waiting, session_id), ask(without, session_id)

    full = office.post(reverse("office:confirm", args=[session_id, seat.id]), follow=True)
    missing = office.post(reverse("office:confirm", args=[session_id, lacking.id]), follow=True)

    assert "Toutes les places sont prises" in words_of(full)
    assert "Cette place ne peut pas être confirmée : le numéro de téléphone manque." in words_of(
        missing
    )
    after = enrolled(seat.id, waiting.person)
    assert after is not None
    assert after.state is EnrolmentState.REQUESTED


def test_a_seat_of_another_session_is_not_there(office) -> None:
    course = publish()
    one, other = plan(course), plan(course)
    seat = ask(complete_person(), one)

    for name in ("office:confirm", "office:withdraw"):
        assert office.post(reverse(name, args=[other, seat.id])).status_code == 404
        assert office.post(reverse(name, args=[one, uuid4()])).status_code == 404


def test_a_seat_is_given_up_for_somebody_after_a_page_that_names_them(office) -> None:
    session_id = plan(publish())
    made = complete_person(given_name="Odile", family_name="Zérah")
    seat = ask(made, session_id)
    address = reverse("office:withdraw", args=[session_id, seat.id])
    assert "Odile Zérah" in words_of(office.get(address))

    answer = office.post(address, follow=True)

    assert "La place est rendue" in words_of(answer)
    after = enrolled(seat.id, made.person)
    assert after is not None
    assert after.state is EnrolmentState.WITHDRAWN
    assert office.get(address).status_code == 404


def test_a_completed_course_keeps_its_seat(office) -> None:
    session_id = plan(publish())
    seat = ask(complete_person(), session_id)
    complete_enrolment(enrolment_id=seat.id, at=clock.now())

    answer = office.post(reverse("office:withdraw", args=[session_id, seat.id]), follow=True)

    assert "Cette formation est achevée : la place reste." in words_of(answer)


def test_a_session_is_given_to_a_trainer_and_taken_back(office) -> None:
    session_id = plan(publish())
    trainer = make_person(roles=(Role.TRAINER,), given_name="Solène", family_name="Vasseur")
    today = clock.today()
    address = reverse("office:assign_trainer", args=[session_id])
    assert "Solène Vasseur" not in words_of(office.get(page_of(session_id)))
    assert "Solène Vasseur" in words_of(office.get(address))

    given = office.post(address, {"trainer": str(trainer.person)}, follow=True)

    assert [card.id for card in sessions_taught(trainer.person, on=today)] == [session_id]
    assert "Reprendre la session" in words_of(given)
    office.post(reverse("office:release_trainer", args=[session_id, trainer.person]))
    assert sessions_taught(trainer.person, on=today) == ()


@pytest.mark.parametrize("sent", ["", "nimporte", "learner"])
def test_only_a_trainer_of_the_list_is_taken(office, sent: str) -> None:
    session_id = plan(publish())
    make_person(roles=(Role.TRAINER,))
    value = str(make_person().person) if sent == "learner" else sent

    answer = office.post(
        reverse("office:assign_trainer", args=[session_id]), {"trainer": value}, follow=True
    )

    assert "Choisissez l’un des formateurs de la liste." in words_of(answer)


def test_a_session_is_closed_to_requests_and_opened_again(office) -> None:
    session_id = plan(publish())
    address = reverse("office:session_state", args=[session_id])

    def state() -> SessionState:
        card = session(session_id)
        assert card is not None
        return card.state

    office.post(address, {"state": "closed"})
    assert state() is SessionState.CLOSED
    office.post(address, {"state": "open"})
    assert state() is SessionState.OPEN
    assert office.post(address, {"state": "nimporte"}).status_code == 404
    assert office.get(address).status_code == 405


def test_no_personal_value_stands_in_an_address(office) -> None:
    session_id = plan(publish())
    made = complete_person(given_name="Odile", family_name="Zérah", email="odile@courrier.example")
    ask(made, session_id)

    page = office.get(page_of(session_id)).content.decode()

    addresses = [part.split('"')[0] for part in page.split('href="')[1:]]
    addresses += [part.split('"')[0] for part in page.split('action="')[1:]]
    assert [a for a in addresses if "Z%C3%A9rah" in a or "odile" in a.lower() or "%40" in a] == []


def test_the_page_takes_the_same_queries_for_one_learner_and_for_thirty(office) -> None:
    session_id = plan(publish(), capacity=40)
    ask(complete_person(), session_id)
    with counted() as for_one:
        office.get(page_of(session_id))
    for number in range(29):
        ask(make_person() if number % 3 else complete_person(), session_id)

    with counted() as for_many:
        office.get(page_of(session_id))

    assert len(for_one) == len(for_many) <= 12, for_one.statements


def test_a_phone_given_later_shows_at_once(office) -> None:
    session_id = plan(publish())
    made = make_person()
    ask(made, session_id)

    edit_profile(person=made.person, changes={"phone": "+33639981234"}, at=clock.now())

    words = words_of(office.get(page_of(session_id)))
    assert "+33 6 39 98 12 34" in words
    assert "le numéro de téléphone manque" not in words
