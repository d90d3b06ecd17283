"""The front page: what can I learn, with whom, when, for how much, what becomes of my data."""

from datetime import timedelta
from pathlib import Path

from django.urls import reverse

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import fence
from florilege.kernel.vocabulary import Role
from florilege.teaching.enrolment.actions.assign_trainer import assign_trainer
from florilege.www.public.templatetags.printed import long_day
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import plan
from tests.teaching.learners_made import publish
from tests.www.learner.reading import counted, words_of


def taught_by(session_id, **given: str):
    trainer = make_person(roles=(Role.TRAINER,), **given)
    assign_trainer(session_id=session_id, person=trainer.person, since=clock.today())
    return trainer


def test_an_empty_school_says_what_will_stand_there(house: Path) -> None:
    answer = browser().get("/")

    assert answer.status_code == 200
    assert "La première formation s’écrit" in words_of(answer)


def test_the_five_questions_are_answered(house: Path) -> None:
    course = publish()
    taught_by(plan(course, starts_in=7), given_name="Solène", family_name="Vasseur")

    answer = browser().get("/")

    words = words_of(answer)
    start = long_day(clock.today() + timedelta(days=7))
    assert course.plan.title in words
    assert "avec Solène Vasseur" in words
    assert f"La prochaine session commence le {start}" in words
    assert "Le prix d’une formation est le prix entier" in words
    assert "Chaque donnée est scellée sous une clé qui n’est qu’à vous" in words
    assert reverse("public:course", args=[course.plan.slug]) in answer.content.decode()
    assert reverse("public:policy") in answer.content.decode()


def test_the_page_is_english_for_who_asks(house: Path) -> None:
    publish()

    answer = browser().get("/", headers={"Accept-Language": "en"})

    assert "What can I learn?" in words_of(answer)


def test_reading_a_trainers_name_is_entered_even_for_a_stranger(house: Path) -> None:
    trainer = taught_by(plan(publish()))
    before = Entry.objects.count()

    browser().get("/")

    [entry] = Entry.objects.filter(number__gt=before)
    assert (entry.role, entry.actor, entry.purpose, entry.subject_ids) == (
        "anonymous",
        None,
        "teaching",
        (trainer.person,),
    )


def test_a_trainer_who_is_being_erased_is_not_named(house: Path) -> None:
    trainer = taught_by(plan(publish()), given_name="Solène", family_name="Vasseur")
    fence(trainer.person)

    words = words_of(browser().get("/"))

    assert "Vasseur" not in words
    assert "avec (" not in words


def test_a_trainer_sees_their_own_name_too(house: Path) -> None:
    trainer = taught_by(plan(publish()), given_name="Solène", family_name="Vasseur")

    assert "avec Solène Vasseur" in words_of(browser(trainer).get("/"))


def test_home_is_light_and_takes_the_same_queries_for_one_course_and_for_many(house: Path) -> None:
    taught_by(plan(publish()))
    client = browser()
    client.get("/")
    with counted() as for_one:
        client.get("/")
    for number in range(12):
        taught_by(plan(publish(slug=f"formation-{number}")))

    with counted() as for_many:
        answer = client.get("/")

    assert len(for_one) == len(for_many) <= 12, for_one.statements
    assert len(answer.content) < 100_000
