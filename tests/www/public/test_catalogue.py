"""The catalogue: search without accents, filter by level, sort; and a course's own drawing."""

from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

from django.urls import reverse

from tests.signing_in import browser
from tests.teaching.enrolment.sessions_made import plan
from tests.teaching.learners_made import Course, publish
from tests.www.learner.reading import counted, words_of

LIST = "/formations/"


def course(title: str, *, slug: str, level: str = "beginner", cents: int = 10000) -> Course:
    changed = {
        'title = "Premier bouquet"': f'title = "{title}"',
        'level = "beginner"': f'level = "{level}"',
    }
    return publish(slug=slug, **changed)


def titles_on(client, **query: str) -> list[str]:
    words = words_of(client.get(f"{LIST}?{urlencode(query)}"))
    known = ("Éveil des sens", "Bouquet rond", "Couronne")
    return sorted((t for t in known if t in words), key=words.index)


def test_courses_are_found_without_case_and_accents(house: Path) -> None:
    course("Éveil des sens", slug="eveil")
    course("Bouquet rond", slug="bouquet", level="advanced")
    client = browser()

    assert titles_on(client) == ["Bouquet rond", "Éveil des sens"]
    assert titles_on(client, q="EVEIL") == ["Éveil des sens"]
    assert titles_on(client, q="rond bouquet") == ["Bouquet rond"]
    assert titles_on(client, level="advanced") == ["Bouquet rond"]
    assert titles_on(client, level="advanced", q="éveil") == []
    assert titles_on(client, level="expert", order="nimporte") == ["Bouquet rond", "Éveil des sens"]


def test_courses_are_sorted_by_their_next_session(house: Path) -> None:
    plan(course("Bouquet rond", slug="bouquet"), starts_in=30)
    plan(course("Couronne", slug="couronne"), starts_in=3)
    course("Éveil des sens", slug="eveil")
    client = browser()

    assert titles_on(client) == ["Bouquet rond", "Couronne", "Éveil des sens"]
    assert titles_on(client, order="soonest") == ["Couronne", "Bouquet rond", "Éveil des sens"]


def test_nothing_found_says_what_to_try(house: Path) -> None:
    course("Bouquet rond", slug="bouquet")

    words = words_of(browser().get(f"{LIST}?q=tournesol"))

    assert "Aucune formation ne répond à ces mots" in words
    assert "Montrer toutes les formations" in words


def test_what_was_searched_for_is_kept_in_the_form_and_escaped(house: Path) -> None:
    page = browser().get(LIST, {"q": '"><script>x</script>'}).content.decode()

    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_the_catalogue_takes_the_same_queries_for_one_course_and_for_many(house: Path) -> None:
    plan(publish())
    client = browser()
    with counted() as for_one:
        client.get(LIST)
    for number in range(12):
        plan(publish(slug=f"formation-{number}"))

    with counted() as for_many:
        answer = client.get(LIST)

    assert len(for_one) == len(for_many) <= 4, for_one.statements
    assert len(answer.content) < 100_000


def test_a_courses_drawing_takes_the_colours_of_the_page(house: Path) -> None:
    publish()

    answer = browser().get(reverse("public:drawing", args=["premier-bouquet"]))

    assert answer["Content-Type"] == "image/svg+xml"
    assert "public" in answer["Cache-Control"]
    drawing = ElementTree.fromstring(answer.content)
    assert drawing.find(".//*[@id='plant']") is not None
    assert b"var(--leaf)" in answer.content
    assert browser().get(reverse("public:drawing", args=["inconnue"])).status_code == 404
