"""Where a look came from is read in words: every page and errand has them, in both languages."""

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from django.utils.translation import override

import florilege
from florilege.cli.words import PACKAGE, known_words, said_of_pages
from florilege.kernel.errands import NamedTwice, errand, errands
from florilege.www.officer.pages import archive_pages, every_page, views, views_in
from florilege.www.officer.places import place_of

SOURCE = Path(florilege.__file__).parent


def titles(language: str) -> dict[str, str]:
    """The words of every route that the journal may hold, in a language."""
    with override(language):
        return {route: place_of(route).words for route in (*every_page(), *errands())}


@pytest.mark.promise("SEC-04", "SEC-05")
def test_every_page_and_errand_has_its_words_in_french_and_english() -> None:
    known = known_words()

    english, french = titles("en"), titles("fr")

    assert len(english) > 150
    assert [route for route, words in english.items() if words == route] == []
    assert [route for route in english if english[route] not in known] == []
    assert [route for route, words in french.items() if words == route] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_pages_or_errands_have_the_same_words(language: str) -> None:
    """One view may stand at two addresses; two views under one title would be taken for each other."""
    told = titles(language)
    by_view = {id(view): told[name] for name, view in views().items()}
    by_view |= {name: told[name] for name in archive_pages()}
    by_view |= {name: told[name] for name in errands()}

    assert [words for words, count in Counter(by_view.values()).items() if count > 1] == []


def test_the_list_of_words_without_french_knows_the_pages_of_every_process() -> None:
    said = {title for _folder, title in said_of_pages()}
    demo = dict(views_in(import_module("florilege.www.demo.urls").urlpatterns))

    assert said >= {page.title for page in every_page().values()}
    assert said >= {view.page.title for view in demo.values()}  # type: ignore[attr-defined]
    assert "Back to the platform" in said


def test_a_reason_is_said_and_what_is_no_more_keeps_its_name() -> None:
    with override("fr"):
        assert place_of("officer:look").words == "Un regard du journal"
        assert place_of("officer:look, incident").words == (
            "Un regard du journal\u00a0: Un incident est en cours de traitement"
        )
        assert place_of("mail.send").words == "Une lettre part"
        assert place_of("office:seats").words == "office:seats"
        assert place_of("officer:look, incident").code == "officer:look, incident"


def test_every_name_that_is_written_by_hand_is_a_page() -> None:
    """A job names an errand; the few looks that a page enters beside its own name that page."""
    written = [
        (path.relative_to(PACKAGE), call.args[0])
        for path in SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Route"
    ]
    by_hand = {_text(name).partition(",")[0] for _path, name in written}

    assert by_hand - {""} == {"account:sign_in", "officer:look"}
    assert by_hand - {""} <= every_page().keys()


def test_a_name_never_stands_for_two_things() -> None:
    name, words = next(iter(errands().items()))

    assert errand(name, words) == name
    with pytest.raises(NamedTwice):
        errand(name, "something else")


def _text(name: ast.expr) -> str:
    """The words at the beginning of a literal; nothing for a name that was worked out."""
    first = name.values[0] if isinstance(name, ast.JoinedStr) else name
    return str(first.value) if isinstance(first, ast.Constant) else ""
