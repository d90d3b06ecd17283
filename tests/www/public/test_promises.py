"""The proof page: every row, its state with a word, and nothing shown that is not."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client, override_settings

from florilege.oversight.promises.evidence import Ended, Evidence
from florilege.oversight.promises.rows import rows
from florilege.www.public import promises as view
from tests.oversight.counting import query_count

PATH = "/promesses/"
TEST = "tests/rights/test_erasing.py::test_it"


def stranger(language: str = "en") -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["language"] = language
    return client


def states(page: str) -> dict[str, str]:
    return dict(re.findall(r'<tr id="([A-Z]+-\d\d)" data-state="([a-z]+)">', page))


@pytest.fixture(autouse=True)
def served_on_this_machine_alone() -> Iterator[None]:
    """Django's test set-up admits a host that is not loopback, which the probe would tell of."""
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        yield


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first whole product row passed, the second failed, and a row of the organisation passed."""
    evidence = Evidence(
        recorded_on=date(2026, 3, 1),
        rows={
            "ID-02": {TEST: Ended.PASSED},
            "ID-07": {TEST: Ended.FAILED},
            "SEC-14": {TEST: Ended.PASSED},
        },
    )
    monkeypatch.setattr(view, "read_evidence", lambda: evidence)


def test_every_row_stands_in_one_table_for_anyone(house: Path) -> None:
    page = stranger().get(PATH).content.decode()

    assert list(states(page)) == [row.id for row in rows()]
    assert page.count("<table") == 1


def test_states_have_words_and_what_fails_is_named(house: Path, recorded: None) -> None:
    page = stranger().get(PATH).content.decode()

    found = states(page)
    assert (found["ID-02"], found["ID-07"], found["SEC-14"]) == ("shown", "failing", "unproven")
    line = page[page.index('id="ID-07"') :].partition("</tr>")[0]
    assert "failing</strong>" in line
    assert TEST in line


def test_without_a_record_nothing_counts_as_shown(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "read_evidence", lambda: Evidence(recorded_on=None, rows={}))

    page = stranger().get(PATH).content.decode()

    assert not set(states(page).values()) & {"shown", "probed", "dated"}
    assert "nothing counts as shown" in page


def test_the_table_is_filtered_by_state(house: Path, recorded: None) -> None:
    client = stranger()

    assert states(client.get(f"{PATH}?etat=failing").content.decode()) == {"ID-07": "failing"}
    assert len(states(client.get(f"{PATH}?etat=nonsense").content.decode())) == len(rows())


def test_the_page_speaks_french_and_english(house: Path) -> None:
    french = stranger("fr").get(PATH).content.decode()
    english = stranger("en").get(PATH).content.decode()

    assert "Nos promesses et leur preuve" in french
    assert "non prouvé" in french
    assert rows()[0].promise.fr in french
    assert "Our promises and their proof" in english
    assert rows()[0].promise.en in english


def test_the_page_stays_light_and_costs_few_queries(house: Path) -> None:
    client = stranger("fr")

    assert len(client.get(PATH).content) < 120_000
    assert query_count(client, PATH) <= 12
