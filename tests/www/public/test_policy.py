"""POL-01, POL-04, POL-05, LAW-01: the policy page says all that the charter says, in two languages."""

import gzip
import re
from html import escape
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from florilege.charter.model import Section
from florilege.infra import policy
from florilege.infra.declarations.labels import label_of
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Purpose
from florilege.oversight.promises.probe import Answer as ProbeAnswer
from florilege.oversight.promises.probe import Probe
from florilege.oversight.promises.rows import row_ids
from florilege.www.public.policy_chapters import CHAPTERS
from florilege.www.public.policy_parts import cookies
from florilege.www.public.words import BASIS_WORDS
from florilege.www.rights.words import source_words
from tests.people_made import make_person
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


@pytest.mark.promise("POL-01")
def test_every_statement_stands_in_one_chapter_and_every_promise_is_a_row() -> None:
    placed = [section for chapter in CHAPTERS for section in chapter.sections]

    assert sorted(placed) == sorted(Section)
    assert {row for chapter in CHAPTERS for row in chapter.rows} <= row_ids()


@pytest.mark.promise("POL-01", "POL-08")
def test_each_stored_field_stands_there_with_its_reason_and_its_source(house: Path) -> None:
    words = words_of(browser().get(PAGE, headers={"Accept-Language": "fr"}))

    with override("fr"):
        for holding in REGISTRY.about_people():
            for name, declared in holding.personal_fields.items():
                assert " ".join(gettext(declared.why).split()) in words, f"{holding.model}.{name}"
                assert " ".join(label_of(holding.model, name).split()) in words
                assert source_words(declared.source) in words


@pytest.mark.promise("POL-04")
def test_a_legitimate_interest_carries_its_balance_and_can_be_objected_to(house: Path) -> None:
    words = words_of(browser().get(PAGE, headers={"Accept-Language": "en"}))

    entry = policy.charter().purposes[Purpose.PERSONALISATION]
    assert entry.balance is not None
    after = words.split(entry.title.en, 1)[1]
    assert " ".join(entry.balance.en.split()) in after[:900]
    assert "You may object" in after[:1000]


@pytest.mark.promise("POL-01")
def test_a_promise_that_fails_stands_in_red_in_its_chapter(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Probe("Separate vaults", ("SEC-03",), ProbeAnswer.FAILS, "Two vaults share one.")
    monkeypatch.setattr("florilege.www.public.policy.probes", lambda *, at: ())
    calm = browser().get(PAGE, headers={"Accept-Language": "fr"}).content.decode()
    monkeypatch.setattr("florilege.www.public.policy.probes", lambda *, at: (broken,))

    page = browser().get(PAGE, headers={"Accept-Language": "fr"}).content.decode()

    assert 'data-state="failing"' not in calm
    chapter = page.split('id="protection"', 1)[1].split("<section", 1)[0]
    assert chapter.count('data-state="failing"') == 2, "above the fold and in the list"
    assert "state--bad" in chapter
    assert "en échec" in chapter
    contents = page.split('class="toc toc--phone', 1)[1].split("</ol>", 1)[0]
    assert contents.count("state--bad") == 1
    assert "state--bad" in contents.split('href="#protection"', 1)[1].split("</li>", 1)[0]


@pytest.mark.promise("LAW-11")
def test_nothing_but_what_the_page_names_stays_in_the_browser(house: Path) -> None:
    """A learner walks about, chooses language and light, is told things; nothing comes from afar."""
    client = browser(make_person())
    client.post("/langue/", {"language": "fr", "next": "/"})
    client.post("/lecture/", {"theme": "dark", "font": "serif", "next": "/"})
    pages = [
        client.get(path)
        for path in ("/", "/formations/", "/espace/", "/mes-donnees/", "/compte/profil/", PAGE)
    ]
    words = words_of(pages[-1])

    placed = set(client.cookies.keys())
    named = {cookie.name for cookie in cookies(policy.charter())}
    assert placed <= named
    assert all(name in words for name in named)
    assert "aucun bandeau" in words
    for page in pages:
        loaded = re.findall(r'(?:src|href)="(https?:)?//([^"]+)"', _head_of(page.content.decode()))
        assert loaded == [], "no other site loads anything"
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_the_page_costs_a_fixed_number_of_queries(house: Path) -> None:
    client = browser()
    counts = []
    for people in (1, 5):
        for _ in range(people):
            make_person()
        with counted() as asked:
            assert client.get(PAGE).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12, counts


def test_the_page_stays_light(house: Path) -> None:
    """A phone on a train reads it too: compressed, it stays under thirty thousand bytes."""
    content = browser().get(PAGE, headers={"Accept-Language": "fr"}).content

    assert len(gzip.compress(content)) < 30_000
    assert len(content) < 140_000


def _head_of(page: str) -> str:
    return page.split("</head>", 1)[0]
