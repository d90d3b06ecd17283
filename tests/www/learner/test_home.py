"""LRN-04, ID-10: the learner's home resumes, shows courses, and leads to everything of theirs."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.enrolment.actions.request_enrolment import request_enrolment
from florilege.teaching.progress.actions.save_place import save_place
from florilege.teaching.progress.rules import Locator
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.assessment.attempts_made import answer, begin
from tests.teaching.learners_made import enrol, make_learner, plan_for, publish
from tests.www.learner.reading import counted, words_of

HOME = "/espace/"


def test_a_stranger_is_led_to_the_sign_in(house: Path) -> None:
    answer = browser().get(HOME)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account:sign_in"))


@pytest.mark.promise("ID-10")
def test_an_empty_home_says_what_will_stand_there(house: Path) -> None:
    page = browser(make_person()).get(HOME)

    words = words_of(page)
    assert "Vos formations se trouveront ici" in words
    assert reverse("public:catalogue") in page.content.decode()


@pytest.mark.promise("ID-10")
def test_one_page_gathers_courses_documents_data_requests_and_preferences(house: Path) -> None:
    made, seat = make_learner(publish())

    page = browser(made).get(HOME).content.decode()

    for address in (
        reverse("learner:course", args=[seat.id]),
        reverse("learner:history"),
        reverse("rights:my_data"),
        reverse("rights:who_looked"),
        reverse("rights:exports"),
        reverse("rights:delete_account"),
        reverse("account:profile"),
    ):
        assert f'href="{address}"' in page


@pytest.mark.promise("LRN-04")
def test_resume_leads_to_the_last_place_of_any_course(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    other = enrol(made, publish(slug="second-bouquet"))
    at = clock.now()
    save_place(enrolled=other, activity_code="coupe", locator=Locator(seconds=9.0), at=at)
    later = at + timedelta(seconds=5)
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b3"), at=later)
    client = browser(made)

    home, resumed = client.get(HOME), client.get(reverse("learner:resume"))

    assert "Les gestes" in words_of(home).split("Mes formations")[0]
    assert resumed["Location"] == reverse("learner:activity", args=[seat.id, "gestes"])


@pytest.mark.promise("LRN-04")
def test_resume_leads_into_the_middle_of_a_quiz(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    first = browser(made)
    first.get(reverse("learner:activity", args=[seat.id, "controle"]))
    attempt = begin(seat, course)
    answer(made, attempt, "biseau", "b")

    other_device = browser(made)
    page = other_device.get(reverse("learner:resume"), follow=True)

    assert page.redirect_chain[-1][0] == reverse("learner:question", args=[attempt, 2])


def test_resume_without_a_place_leads_home(house: Path) -> None:
    made, _seat = make_learner(publish())

    assert browser(made).get(reverse("learner:resume"))["Location"] == HOME


def test_a_seat_that_waits_and_a_session_that_has_not_begun_say_so(house: Path) -> None:
    course = publish()
    made = make_person()
    enrol(made, course, starts_in=9)
    edit_profile(person=made.person, changes={"phone": None}, at=clock.now())
    other = publish(slug="second-bouquet", **{"Premier bouquet": "Second bouquet"})
    request_enrolment(person=made.person, session_id=plan_for(other), at=clock.now())

    page = browser(made).get(HOME)

    words = words_of(page)
    assert "Premier bouquet" in words.split("Places demandées")[0]
    assert "premier jour de votre session" in words
    assert "Second bouquet" in words.split("Places demandées")[1]
    assert "/espace/cours/" not in page.content.decode()


def test_home_takes_the_same_queries_for_one_course_and_for_many(house: Path) -> None:
    course = publish()
    one, seat = make_learner(course)
    many, _ = make_learner(course)
    for number in range(8):
        other = enrol(many, publish(slug=f"bouquet-{number}"))
        at = clock.now()
        save_place(enrolled=other, activity_code="gestes", locator=Locator(block="b1"), at=at)
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b1"), at=clock.now())
    few, more = browser(one), browser(many)
    for client in (few, more):
        client.get(HOME)

    with counted() as for_one:
        few.get(HOME)
    with counted() as for_many:
        more.get(HOME)

    assert len(for_one) == len(for_many) <= 12, for_one.statements
