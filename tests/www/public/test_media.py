"""LRN-08: a course's files go to who learns with an edition that shows them, and to nobody else."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from florilege.infra import clock
from florilege.kernel.vocabulary import Role
from florilege.teaching.catalogue.storing import media_path
from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.catalogue.courses_written import document, film
from tests.teaching.enrolment.sessions_made import ask, complete_person, plan
from tests.teaching.learners_made import Course, publish


def addresses(course: Course) -> dict[str, str]:
    """Give the address of every file of a course: film, captions, document, pictures."""
    found = {}
    for about in course.plan.activities:
        content = course.content(about.code)
        for name, file in (("media", content.media), ("captions", content.captions)):
            if file is not None:
                found[f"{about.code} {name}"] = reverse("public:media", args=[file.id])
        for part in content.html.split('src="')[1:]:
            found[f"{about.code} picture"] = part.split('"')[0]
    return found


def film_of(course: Course) -> str:
    return next(url for name, url in addresses(course).items() if name.endswith("media"))


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.promise("LRN-08")
def test_every_file_is_served_to_a_learner_and_hidden_from_all_others(house: Path) -> None:
    course, other_course = publish(), publish(slug="autre", Geste="Mouvement")
    learner = complete_person()
    seat = ask(learner, plan(course))
    elsewhere, waiting, coming, trainer, office = (
        complete_person(),
        make_person(),
        complete_person(),
        make_person(roles=(Role.TRAINER,)),
        make_person(roles=(Role.OFFICE,)),
    )
    ask(waiting, plan(course))
    ask(coming, plan(course, starts_in=3))
    gone = complete_person()
    withdraw_enrolment(enrolment_id=ask(gone, plan(course)).id, at=clock.now())
    others = [browser(made) for made in (elsewhere, waiting, coming, gone, trainer, office)]
    reader = browser(learner)

    files = addresses(course)
    served = {name: reader.get(url).status_code for name, url in files.items()}
    refused = {
        client.get(url).status_code for client in (*others, browser()) for url in files.values()
    }

    assert seat.version_id == course.plan.version_id
    assert len(files) >= 3
    assert set(served.values()) == {200}
    assert refused == {404}
    assert other_course.course_id != course.course_id


@pytest.mark.promise("LRN-08")
def test_an_older_edition_keeps_its_files_for_who_learns_with_it(house: Path) -> None:
    course = publish()
    before, after = complete_person(), complete_person()
    ask(before, plan(course))
    newer = publish(**{"Geste": "Mouvement", 'version = "': 'version = "9.'})
    ask(after, plan(newer))

    shared = film_of(course)
    assert browser(before).get(shared).status_code == 200
    assert browser(after).get(shared).status_code == 200


@pytest.mark.promise("LRN-08")
def test_an_unknown_file_and_a_lost_one_are_not_there(house: Path) -> None:
    course = publish()
    learner = complete_person()
    ask(learner, plan(course))
    client, url = browser(learner), film_of(course)
    content = next(c for c in map(course.content, codes(course)) if c.media)
    assert content.media is not None

    media_path(content.media.sha256).unlink()

    assert client.get(url).status_code == 404
    assert client.get(reverse("public:media", args=[uuid4()])).status_code == 404
    assert client.post(url).status_code == 405


def codes(course: Course) -> list[str]:
    return [about.code for about in course.plan.activities]


@pytest.fixture
def watching(house: Path):
    course = publish()
    learner = complete_person()
    ask(learner, plan(course))
    return browser(learner), film_of(course)


def test_a_file_is_whole_and_described(watching) -> None:
    client, url = watching

    answer = client.get(url)

    assert body(answer) == film()
    assert (answer["Content-Type"], answer["Content-Length"], answer["Accept-Ranges"]) == (
        "video/mp4",
        str(len(film())),
        "bytes",
    )
    assert "private" in answer["Cache-Control"]
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.streaming


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-20", slice(-20, None)),
        ("bytes=5-5", slice(5, 6)),
        ("bytes=100-99999999", slice(100, None)),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(watching, asked: str, part: slice) -> None:
    client, url = watching

    answer = client.get(url, headers={"Range": asked})

    expected = film()[part]
    first, last, _ = part.indices(len(film()))
    assert answer.status_code == 206
    assert body(answer) == expected
    assert answer["Content-Length"] == str(len(expected))
    assert answer["Content-Range"] == f"bytes {first}-{last - 1}/{len(film())}"


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=9-5", "bytes=-0"])
def test_a_part_outside_the_file_is_refused(watching, asked: str) -> None:
    client, url = watching

    answer = client.get(url, headers={"Range": asked})

    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(film())}"


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "octets=0-1", "bytes=-", "bytes=a-b"])
def test_what_is_not_understood_is_answered_whole(watching, asked: str) -> None:
    client, url = watching

    answer = client.get(url, headers={"Range": asked})

    assert (answer.status_code, body(answer)) == (200, film())


def test_a_known_content_is_not_sent_again(watching) -> None:
    client, url = watching
    mark = client.get(url)["ETag"]

    again = client.get(url, headers={"If-None-Match": mark})
    resumed = client.get(url, headers={"Range": "bytes=0-3", "If-Range": mark})
    changed = client.get(url, headers={"Range": "bytes=0-3", "If-Range": '"autre"'})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
    assert (resumed.status_code, changed.status_code) == (206, 200)


def test_a_document_may_stand_in_our_pages_and_a_drawing_does_nothing(house: Path) -> None:
    course = publish()
    learner = complete_person()
    ask(learner, plan(course))
    client = browser(learner)

    by_type = {
        answer["Content-Type"]: answer for answer in map(client.get, addresses(course).values())
    }

    sheet = by_type["application/pdf"]
    assert body(sheet) == document()
    assert sheet["X-Frame-Options"] == "SAMEORIGIN"
    assert sheet["Content-Security-Policy"] == "frame-ancestors 'self'"
    if "image/svg+xml" in by_type:
        assert "sandbox" in by_type["image/svg+xml"]["Content-Security-Policy"]
