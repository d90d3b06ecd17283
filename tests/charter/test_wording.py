"""Two editions side by side: sentences paired, words marked, nothing lost."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilege.charter.telling import passages
from florilege.charter.wording import Mark, pairs, rewordings, sentences

CHARTERS = Path(__file__).parents[2] / "charters"
words = st.lists(st.sampled_from("La règle dit sous dix jours et rien de plus".split()), min_size=1)
texts = st.lists(words.map(lambda w: " ".join(w) + "."), max_size=6)


def test_a_text_is_cut_into_its_sentences() -> None:
    text = (
        "Sous 15 jours. Nous l’écrivons avant !\n\nUn autre paragraphe ; long : oui. Art. 12 reste."
    )

    assert sentences(text) == [
        "Sous 15 jours.",
        "Nous l’écrivons avant !",
        "Un autre paragraphe ; long : oui.",
        "Art. 12 reste.",
    ]


def test_only_the_words_that_change_are_marked() -> None:
    (pair,) = pairs(["Elle répond sous 15 jours."], ["Elle répond sous 12 jours."])

    assert [(p.mark, p.words) for p in pair.before] == [
        (Mark.SAME, "Elle répond sous "),
        (Mark.GONE, "15"),
        (Mark.SAME, " jours."),
    ]
    assert [(p.mark, p.words) for p in pair.after if p.mark is Mark.NEW] == [(Mark.NEW, "12")]


def test_sentences_that_have_nothing_in_common_go_and_come_whole() -> None:
    found = pairs(["Rien n’est vendu.", "Le ciel est bleu."], ["Zut, 42 !", "Le ciel est bleu."])

    assert [("".join(p.words for p in pair.before), "".join(p.words for p in pair.after)) for pair in found] in (
        [("Rien n’est vendu.", ""), ("", "Zut, 42 !")],
        [("", "Zut, 42 !"), ("Rien n’est vendu.", "")],
    )  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(before=texts, after=texts)
def test_no_word_is_lost_on_either_side(before: list[str], after: list[str]) -> None:
    found = pairs(before, after)

    said_before = ["".join(p.words for p in pair.before) for pair in found if pair.before]
    said_after = ["".join(p.words for p in pair.after) for pair in found if pair.after]
    assert [s for s in before if s in said_before] == [s for s in before if s in set(said_before)]
    assert set(said_before) <= set(before)
    assert set(said_after) <= set(after)
    assert set(before) - set(said_before) <= set(after)
    assert set(after) - set(said_after) <= set(before)


@pytest.mark.parametrize("code", ["a", "b"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_edition_says_everything_that_stands_in_its_file(code: str, language: str) -> None:
    document = tomllib.loads((CHARTERS / f"{code}.toml").read_text(encoding="utf-8"))

    said = " ".join(
        " ".join((p.title.in_language(language), p.body.in_language(language),
                  *(f.value.in_language(language) for f in p.facts)))
        for p in passages(document)
    )  # fmt: skip

    for statement in document["statements"].values():
        assert statement["title"][language] in said
    for recipient in document["recipients"].values():
        assert recipient["name"] in said
    assert "{" not in said, "every quotation is filled"
    assert rewordings(document, document, language=language) == ()


def test_an_edition_with_lists_of_another_time_stays_readable(
    document_b: Mapping[str, object],
) -> None:
    old = dict(document_b)
    old["purposes"] = {"horoscopes": {"title": {"fr": "Astres", "en": "Stars"}, "basis": "whim"}}
    old["recipients"] = {}
    del old["security"]

    said = passages(old)

    assert any(p.title.fr == "Astres" for p in said)
    assert rewordings(old, document_b, language="fr")
