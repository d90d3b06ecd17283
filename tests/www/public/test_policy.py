"""POL-01, POL-04, POL-05, LAW-01: the policy page says all that the charter says, in two languages."""

from html import escape
from pathlib import Path

import pytest

from florilege.infra import policy
from florilege.www.public.words import BASIS_WORDS
from tests.signing_in import browser
from tests.www.learner.reading import counted, words_of

PAGE = "/confidentialite/"


@pytest.mark.promise("POL-01", "LAW-01")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_in_the_charter_stands_on_the_page(house: Path, language: str) -> None:
    charter = policy.charter()

    answer = browser().get(PAGE, headers={"Accept-Language": language})

    page = answer.content.decode()
    said = [
        *(entry.title for entry in charter.purposes.values()),
        *(entry.explanation for entry in charter.purposes.values()),
        *(entry.balance for entry in charter.purposes.values() if entry.balance),
        *(entry.title for entry in charter.categories.values()),
        *(entry.explanation for entry in charter.categories.values()),
        *(entry.title for entry in charter.retention.values()),
        *(entry.in_use for entry in charter.retention.values()),
        *(entry.reason for entry in charter.retention.values()),
        *(entry.archived for entry in charter.retention.values() if entry.archived),
        *(recipient.role for recipient in charter.recipients),
        *(statement.title for statement in charter.statements.values()),
    ]
    missing = [
        text.in_language(language)
        for text in said
        if escape(text.in_language(language)) not in page
    ]
    assert missing == []
    for paragraph in (p for s in charter.statements.values() for p in s.body.paragraphs(language)):
        assert escape(paragraph) in page
    names = (
        charter.provider.name,
        charter.provider.siret,
        charter.officer.name,
        charter.officer.email,
        charter.authority.name,
        *(recipient.name for recipient in charter.recipients),
        *(site.name for site in charter.hosting.sites),
    )
    assert [name for name in names if escape(name) not in page] == []


@pytest.mark.promise("POL-04", "POL-05")
def test_each_purpose_stands_under_its_pillar_with_its_basis(house: Path) -> None:
    words = words_of(browser().get(PAGE, headers={"Accept-Language": "en"}))

    for entry in policy.charter().purposes.values():
        after = words.split(entry.title.en, 1)[1]
        assert f"Basis: {BASIS_WORDS[entry.basis]}." in after[: len(entry.explanation.en) + 200]


def test_the_page_asks_the_database_nothing_for_a_stranger(house: Path) -> None:
    client = browser()

    with counted() as asked:
        client.get(PAGE)

    assert asked.statements == []
