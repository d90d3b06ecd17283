"""Reading, watching, taking away: pages of a lesson, and what their script sends (LRN-02, 04, 07)."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from florilege.infra import clock
from florilege.teaching.enrolment.queries import Enrolled
from florilege.teaching.progress.models import ActivityRecord, Completion
from tests.signing_in import browser
from tests.teaching.learners_made import make_learner, publish
from tests.www.learner.reading import counted, words_of


def address(name: str, seat: Enrolled, code: str) -> str:
    return reverse(f"learner:{name}", args=[seat.id, code])


def lesson(client: Client, seat: Enrolled, code: str, query: str = "") -> str:
    page = client.get(address("activity", seat, code) + query)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.promise("LRN-02")
def test_a_text_is_shown_with_places_that_the_script_can_keep(house: Path) -> None:
    made, seat = make_learner(publish())

    page = lesson(browser(made), seat, "gestes")

    assert '<h2 id="b2">L’eau</h2>' in page
    assert f'data-place="{address("place", seat, "gestes")}"' in page
    assert 'data-place-at=""' in page
    assert 'rel="next"' in page
    assert "La coupe" in page


@pytest.mark.promise("LRN-01", "LRN-08")
def test_a_film_plays_from_the_start_with_its_captions(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    client = browser(made)

    page = lesson(client, seat, "coupe")
    film = course.content("coupe").media
    captions = course.content("coupe").captions
    assert film is not None
    assert captions is not None

    film_address = reverse("public:media", args=[film.id])
    assert f'src="{film_address}" type="video/mp4"' in page
    assert f'src="{reverse("public:media", args=[captions.id])}"' in page
    part = client.get(film_address, headers={"Range": "bytes=0-9"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 0-9/{film.size}")
    assert browser().get(film_address).status_code == 404


@pytest.mark.promise("LRN-02")
def test_a_document_is_shown_in_the_page_and_can_be_taken_away(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    client = browser(made)

    page = lesson(client, seat, "fiche")
    sheet = course.content("fiche").media
    assert sheet is not None

    sheet_address = reverse("public:media", args=[sheet.id])
    assert re.search(rf'<iframe[^>]* src="{sheet_address}" title="La fiche"', page)
    assert f'href="{sheet_address}" download="fiche.pdf"' in page
    shown = client.get(sheet_address)
    assert shown["Content-Type"] == "application/pdf"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.promise("LRN-04")
@pytest.mark.parametrize(
    ("code", "sent", "mark"),
    [
        ("gestes", {"block": "b4", "ratio": "0.250"}, "b4:0.250"),
        ("coupe", {"seconds": "93.4"}, "93.4"),
    ],
)
def test_another_device_resumes_at_the_place_that_was_sent(
    house: Path, code: str, sent: dict[str, str], mark: str
) -> None:
    made, seat = make_learner(publish())
    first, other = browser(made), browser(made)
    lesson(first, seat, code)

    answer = first.post(address("place", seat, code), sent)

    assert answer.status_code == 200
    assert f'data-place-at="{mark}"' in lesson(other, seat, code)


@pytest.mark.promise("LRN-04")
def test_the_place_of_the_sitting_before_can_be_gone_back_to(house: Path) -> None:
    made, seat = make_learner(publish())
    with clock.CLOCK.fixed(clock.now()):
        lesson(browser(made), seat, "gestes")
        browser(made).post(address("place", seat, "gestes"), {"block": "b4", "ratio": "0.5"})
    with clock.CLOCK.fixed(clock.now() + timedelta(days=90)):
        client = browser(made)
        client.post(address("place", seat, "gestes"), {"block": "b1", "ratio": "0"})

        assert 'data-place-at="b1:0.000"' in lesson(client, seat, "gestes")
        assert 'data-place-at="b4:0.500"' in lesson(client, seat, "gestes", "?avant")
        assert "Un autre endroit" in lesson(client, seat, "gestes")


def test_a_place_that_cannot_be_is_refused(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)

    for sent in ({}, {"block": "b1", "ratio": "2"}, {"seconds": "9"}):
        assert client.post(address("place", seat, "gestes"), sent).status_code == 400


@pytest.mark.promise("LRN-07")
def test_heartbeats_are_counted_and_shown_with_their_method(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    start = clock.now()
    with clock.CLOCK.fixed(start):
        page = lesson(client, seat, "gestes")
    beats = re.search(r'data-heartbeat="([^"]+)"', page)
    assert beats is not None
    counted_seconds = []
    for number in range(1, 6):
        with clock.CLOCK.fixed(start + timedelta(seconds=30 * number)):
            sent = {"beat": str(uuid4()), "seconds": "30"}
            counted_seconds.append(client.post(beats[1], sent).json()["counted"])

    assert sum(counted_seconds) in range(145, 151)  # the page knows its whole second only
    assert "Mesuré 2 min" in words_of(client.get(address("activity", seat, "gestes")))
    assert "Un onglet laissé ouvert ne compte pas" in lesson(client, seat, "gestes")


@pytest.mark.promise("LRN-07")
def test_a_forged_heartbeat_is_worth_the_time_since_the_page_was_opened(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    start = clock.now()
    opened = f"?ouverte={int(start.timestamp())}"
    with clock.CLOCK.fixed(start + timedelta(seconds=40)):
        sent = {"beat": str(uuid4()), "seconds": "86400"}
        answer = client.post(address("time", seat, "gestes") + opened, sent)

    assert answer.json()["counted"] in (40, 41)


@pytest.mark.parametrize("sent", [{}, {"beat": "1", "seconds": "9"}, {"beat": str(uuid4())}])
def test_a_heartbeat_that_makes_no_sense_is_refused(house: Path, sent: dict[str, str]) -> None:
    made, seat = make_learner(publish())

    assert browser(made).post(address("time", seat, "gestes"), sent).status_code == 400


def test_a_script_is_told_that_the_session_has_ended(house: Path) -> None:
    _made, seat = make_learner(publish())

    for name in ("place", "time"):
        answer = browser().post(address(name, seat, "gestes"), {"block": "b1", "ratio": "0"})
        assert answer.status_code == 401
        assert answer.json()["sign_in"] == reverse("account:sign_in")


@pytest.mark.promise("LRN-06")
def test_the_button_says_done_and_leads_on(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    lesson(client, seat, "gestes")

    answer = client.post(address("complete", seat, "gestes"))

    assert answer["Location"] == address("activity", seat, "coupe")
    assert Completion.objects.get().activity_code == "gestes"
    assert "Terminé le" in lesson(client, seat, "gestes")


@pytest.mark.promise("LRN-06")
def test_a_film_that_was_watched_to_the_end_is_done(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    lesson(client, seat, "coupe")

    client.post(address("place", seat, "coupe"), {"seconds": "2.0"})
    assert Completion.objects.count() == 0
    client.post(address("place", seat, "coupe"), {"seconds": "2.0", "ended": "1"})

    assert Completion.objects.get().activity_code == "coupe"


def test_what_was_never_opened_is_not_done(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)

    answer = client.post(address("complete", seat, "gestes"), follow=True)

    assert answer.redirect_chain[-1][0] == address("activity", seat, "gestes")
    assert "Ouvrez d’abord cette activité" in words_of(answer)
    assert Completion.objects.count() == 0


def test_a_quiz_is_not_done_by_a_button(house: Path) -> None:
    made, seat = make_learner(publish())
    client = browser(made)
    lesson(client, seat, "controle")

    client.post(address("complete", seat, "controle"))

    assert Completion.objects.count() == 0


def test_a_lesson_takes_the_same_queries_with_much_history(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    client = browser(made)
    lesson(client, seat, "gestes")
    with counted() as with_little:
        lesson(client, seat, "gestes")
    about = course.content("gestes")
    ActivityRecord.objects.bulk_create(
        ActivityRecord(
            id=uuid4(),
            person=made.person,
            enrolment_id=seat.id,
            activity_id=about.id,
            activity_code="gestes",
            verb="progressed",
            at=clock.now(),
            seconds=30,
            client_id=uuid4(),
        )
        for _ in range(30)
    )

    with counted() as with_much:
        lesson(client, seat, "gestes")

    assert len(with_little) == len(with_much) <= 12, with_little.statements
