"""French is the first language: every visible word has its French, one French, well printed."""

import pytest

from florilege.cli.words import MISPRINT, divided_words, misprinted_words, missing_words


def test_every_visible_word_has_its_french() -> None:
    missing = {str(folder): sorted(words) for folder, words in missing_words().items()}

    assert missing == {}


def test_no_word_has_two_wordings_in_french() -> None:
    assert divided_words() == {}


def test_all_french_is_printed_as_in_a_french_book() -> None:
    assert misprinted_words() == []


@pytest.mark.parametrize(
    "form",
    [
        "Voilà ;",
        "Quoi?",
        "Quoi\u00a0?",
        "Ainsi : non",
        "Ainsi: non",
        "« non\u00a0»",
        "l'eau",
        "Et...",
    ],
)
def test_a_misprint_is_seen(form: str) -> None:
    assert MISPRINT.search(form)


@pytest.mark.parametrize("form", ["Quoi\u202f?", "Ainsi\u00a0: à 12:30", "«\u00a0l’eau\u00a0»…"])
def test_good_printing_is_let_through(form: str) -> None:
    assert MISPRINT.search(form) is None
