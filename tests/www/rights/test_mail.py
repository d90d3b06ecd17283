"""My mail: what is optional is switched off and stays off; what is not says why."""

from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.mail.bouncing import is_lost, note_returned
from florilege.infra.mail.models import Letter, Muted
from florilege.infra.mail.refusals import Cause
from florilege.infra.mail.topics import topics
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.models import Account
from florilege.teaching.enrolment.actions.remind_learners import remind_learners
from tests.letters import letters_to, link_in
from tests.people_made import PASSWORD, make_person
from tests.signing_in import browser
from tests.teaching.learners_made import enrol, publish
from tests.www.learner.reading import queries, words_of

MAIL = "/mes-donnees/courrier/"


def lose_mail(made) -> None:
    letter = Letter.objects.filter(person=made.person).latest("made_at")
    note_returned(letter.id, cause=Cause.DEAD, at=clock.now())


@pytest.mark.promise("NOT-02")
def test_every_topic_stands_there_and_what_cannot_be_switched_off_says_why(house: Path) -> None:
    shown = browser(make_person(roles=(Role.OFFICE,))).get(MAIL)

    words = words_of(shown)
    assert "Ce sont vos convocations" in words and "Rappels" in words
    for one in topics():
        switch = f'action="{MAIL}{one.code}/"'
        assert (switch in shown.content.decode()) == (not one.always), one.code


def test_staff_topics_are_for_staff(house: Path) -> None:
    words = words_of(browser(make_person()).get(MAIL))

    assert "Ce que demande votre fonction" not in words


@pytest.mark.promise("NOT-02")
def test_a_reminder_comes_once_and_not_to_who_switched_it_off(house: Path) -> None:
    course = publish()
    one, other = make_person(), make_person()
    for made in (one, other):
        enrol(made, course, starts_in=1)
    browser(other).post(f"{MAIL}reminders/", {"on": "no"})

    assert [remind_learners(at=clock.now()) for _ in range(2)] == [1, 0]

    assert any(title.startswith("Demain") for title, _ in letters_to(one.person))
    assert not any(title.startswith("Demain") for title, _ in letters_to(other.person))
    browser(other).post(f"{MAIL}reminders/", {"on": "yes"})
    assert remind_learners(at=clock.now()) == 1


@pytest.mark.parametrize(("starts_in", "told"), [(0, 0), (1, 1), (2, 0)])
def test_reminders_come_on_the_day_before_and_on_no_other(
    house: Path, starts_in: int, told: int
) -> None:
    enrol(make_person(), publish(), starts_in=starts_in)

    assert remind_learners(at=clock.now()) == told


@pytest.mark.promise("NOT-02")
@pytest.mark.parametrize("topic", ["account", "rights", "seats", "results", "staff", "nonsense"])
def test_what_is_always_sent_cannot_be_switched_off(house: Path, topic: str) -> None:
    client = browser(make_person())

    assert client.post(f"{MAIL}{topic}/", {"on": "no"}).status_code == 404
    assert not Muted.objects.exists()


@pytest.mark.promise("NOT-02", "LAW-12")
def test_promotions_are_switched_by_the_choices_themselves(house: Path) -> None:
    client = browser(make_person())
    shown = client.get(MAIL).content.decode()

    assert 'action="/mes-donnees/choix/accord/promotion/"' in shown
    assert 'action="/mes-donnees/choix/opposition/similar_trainings/"' in shown


@pytest.mark.promise("NOT-04")
def test_the_person_is_told_that_mail_comes_back_until_they_say_that_it_works(house: Path) -> None:
    made = make_person()
    client = browser(made)
    assert "Nos courriers nous reviennent" not in words_of(client.get("/espace/"))

    lose_mail(made)
    for page in ("/espace/", MAIL):
        assert "Nos courriers nous reviennent" in words_of(client.get(page))

    client.post(f"{MAIL}adresse/")
    assert "Nos courriers nous reviennent" not in words_of(client.get("/espace/"))


@pytest.mark.promise("NOT-04")
def test_moving_to_another_address_ends_it(house: Path) -> None:
    made = make_person()
    client = browser(made)
    lose_mail(made)
    client.post("/compte/profil/adresse/", {"email": "ailleurs@courrier.example"})
    (_, text) = letters_to(made.person)[-1]

    client.post(link_in(text), {"password": PASSWORD})

    assert not is_lost(made.person)


def test_the_page_costs_few_queries(house: Path) -> None:
    assert queries(browser(make_person()), MAIL) <= 12


@pytest.mark.promise("RET-02")
def test_a_question_that_came_back_or_cannot_be_asked_ends_nothing(house: Path) -> None:
    """Twelve months away: the question leaves, comes back, and the account stays."""
    from datetime import UTC, datetime

    from florilege.people.inactivity.actions.ask_to_keep import ask_to_keep
    from florilege.people.inactivity.actions.note_leaving import note_leaving
    from florilege.people.inactivity.models import Question

    made, unreachable = make_person(), make_person()
    lose_mail(unreachable)
    at = clock.now() + timedelta(days=400)
    on = clock.legal_day(at)
    assert Account.objects.count() == 2
    for _ in ask_to_keep(on=on, at=at):
        pass
    question = Question.objects.get()
    Letter.objects.filter(id=question.letter).update(sent_at=at)
    note_leaving()
    assert Question.objects.get().left_on == on

    note_returned(question.letter, cause=Cause.DEAD, at=datetime.now(tz=UTC))
    note_leaving()

    assert Question.objects.get().left_on is None
    assert Question.objects.get().person == made.person
