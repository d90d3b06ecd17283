"""LRN-04 in a real browser: killed in mid-exercise, another device loses five seconds at most."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from florilege.infra import clock
from florilege.teaching.assessment.models import Attempt
from florilege.teaching.progress.models import ActivityRecord
from tests.people_made import PASSWORD, Made
from tests.teaching.assessment.attempts_made import newest
from tests.teaching.learners_made import make_learner, publish

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
OpenBrowser = Callable[..., Page]
LONG = "\n\n".join(f"Paragraphe {number}. " + "Une tige propre. " * 40 for number in range(40))


def sign_in(page: Page, made: Made) -> None:
    page.goto(reverse("account:sign_in"))
    page.fill("[name=email]", made.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("Mon espace")


@pytest.mark.promise("LRN-04")
def test_a_text_is_resumed_on_another_device_where_the_first_was_killed(
    house: Path,
    open_browser: OpenBrowser,
) -> None:
    made, seat = make_learner(publish(**{"Une tige propre se glisse sans accrocher.": LONG}))
    address = reverse("learner:activity", args=[seat.id, "gestes"])
    desk, phone = open_browser("desk"), open_browser("phone")
    sign_in(desk, made)
    desk.goto(address)
    desk.evaluate("window.scrollTo({top: document.getElementById('b20').offsetTop})")
    with desk.expect_response(lambda answer: answer.url.endswith("/place/"), timeout=6000):
        pass  # it is sent by itself, five seconds after the eye has moved
    desk.context.close()

    sign_in(phone, made)
    phone.get_by_role("link", name="Reprendre là où vous étiez").click()
    expect(phone.locator(".resumed")).to_be_visible()
    top = phone.evaluate("document.getElementById('b20').getBoundingClientRect().top")

    assert -1200 < top < 844


@pytest.mark.promise("LRN-04", "ASM-01")
def test_a_quiz_is_resumed_on_another_device_where_the_first_was_killed(
    house: Path,
    open_browser: OpenBrowser,
) -> None:
    made, seat = make_learner(publish())
    desk, phone = open_browser("desk"), open_browser("phone")
    sign_in(desk, made)
    desk.goto(reverse("learner:activity", args=[seat.id, "controle"]))
    desk.get_by_role("button", name="Commencer le questionnaire").click()
    desk.get_by_label("Le biseau").check()
    expect(desk.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    attempt = desk.url.split("/quiz/")[1].split("/")[0]
    desk.context.close()

    sign_in(phone, made)
    phone.get_by_role("link", name="Reprendre là où vous étiez").click()

    expect(phone.locator("h1")).to_have_text("Question 2 sur 6")
    assert newest(made, attempt) == {"biseau": "b"}  # type: ignore[arg-type]


@pytest.mark.promise("ASM-01", "LAW-07")
def test_an_order_is_given_by_keyboard_alone(
    house: Path,
    open_browser: OpenBrowser,
) -> None:
    made, seat = make_learner(publish())
    desk = open_browser("desk")
    sign_in(desk, made)
    desk.goto(reverse("learner:activity", args=[seat.id, "controle"]))
    desk.get_by_role("button", name="Commencer le questionnaire").click()
    attempt = desk.url.split("/quiz/")[1].split("/")[0]
    desk.goto(reverse("learner:question", args=[attempt, 4]))
    for rank, words in enumerate(("Effeuiller", "Couper", "Assembler", "Lier")):
        row = desk.locator(".rank", has_text=words)
        for _ in range(3):
            if desk.locator(".rank").nth(rank).inner_text() != row.inner_text():
                row.get_by_role("button").first.press("Enter")
    expect(desk.locator("[data-autosave-state]")).to_contain_text("Enregistré à")
    desk.get_by_role("button", name="Question suivante").press("Enter")

    expect(desk.locator("h1")).to_have_text("Question 5 sur 6")
    assert newest(made, attempt)["etapes"] == ["s1", "s2", "s3", "s4"]  # type: ignore[arg-type]


@pytest.mark.promise("LRN-07")
def test_time_is_counted_while_somebody_is_there_and_sent_on_leaving(
    house: Path,
    open_browser: OpenBrowser,
) -> None:
    made, seat = make_learner(publish())
    desk = open_browser("desk")
    sign_in(desk, made)
    desk.goto(reverse("learner:activity", args=[seat.id, "gestes"]))
    for _ in range(4):
        desk.mouse.move(200, 300)
        desk.wait_for_timeout(1000)
    desk.goto(reverse("learner:home"))
    desk.wait_for_timeout(500)

    seconds = sum(ActivityRecord.objects.values_list("seconds", flat=True))

    assert 2 <= seconds <= 5


@pytest.mark.promise("ASM-01")
def test_the_time_left_counts_down_and_its_end_shows_the_result(
    house: Path, open_browser: OpenBrowser
) -> None:
    made, seat = make_learner(publish())
    desk = open_browser("desk")
    sign_in(desk, made)
    desk.goto(reverse("learner:activity", args=[seat.id, "epreuve"]))
    desk.get_by_role("button", name="Commencer le questionnaire").click()
    left = desk.locator("[data-deadline] strong")
    first = left.inner_text()
    assert first.startswith(("Il reste 20", "Il reste 19"))
    expect(left).not_to_have_text(first)

    Attempt.objects.filter(person=made.person).update(
        deadline_at=clock.now() + timedelta(seconds=4)
    )
    desk.reload()

    # Nobody touches the page: it asks for the result by itself.
    expect(desk.locator("h1")).to_contain_text("Pas encore réussi", timeout=20_000)
