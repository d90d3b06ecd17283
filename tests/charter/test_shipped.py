"""What the two shipped charters publish: policy A's and policy B's promises, in good typography."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from florilege.charter.model import Charter
from florilege.charter.reading import read_charter
from florilege.charter.terms import RetentionEvent
from florilege.kernel.retention import Period, RetentionPhase, phase_on

CHARTERS = Path(__file__).parents[2] / "charters"
SENTENCES = ("fr", "en")


def shipped(code: str) -> Charter:
    return read_charter(CHARTERS / f"{code}.toml")


def sentences_of(code: str, language: str) -> dict[str, str]:
    """The published sentences of a file as written there, by path."""
    document = tomllib.loads((CHARTERS / f"{code}.toml").read_text(encoding="utf-8"))
    return dict(_sentences(document, language))


def _sentences(
    table: Mapping[str, object], language: str, where: str = ""
) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _sentences(value, language, f"{where}{key}.")
        elif key == language:
            yield where + key, str(value)


def rows(code: str) -> dict[str, tuple[str, Period, Period | None]]:
    return {
        name: (entry.event.value, entry.rule.active_for, entry.rule.archived_for)
        for name, entry in shipped(code).retention.items()
    }


def test_policy_b_keeps_what_its_table_says() -> None:
    idle = ("last_sign_in", Period(months=14), None)
    ten_years = Period(months=120)

    assert rows("b") == {
        "account": idle,
        "credentials": idle,
        "learning_history": idle,
        "certificates": idle,
        "sign_ins": ("made", Period(days=2), None),
        "links": ("made", Period(days=2), None),
        "correspondence": ("sent", Period(days=30), None),
        "exports": ("made", Period(days=4), None),
        "requests": ("answered", Period(months=60), None),
        "staff": ("ended", Period(months=12), None),
        "journal": ("made", Period(months=12), None),
        "contracts": ("training_end", Period(days=1), ten_years),
        "contacts": ("last_contact", Period(months=36), None),
        "attendance": ("training_end", Period(days=1), Period(months=60)),
        "invoices": ("fiscal_year_end", Period(days=1), ten_years),
    }


def test_policy_a_archives_three_to_seven_years_unless_the_law_asks_for_more() -> None:
    archived = {
        name: archived.months // 12 for name, (_, _, archived) in rows("a").items() if archived
    }

    assert archived == {"contracts": 10, "attendance": 7, "invoices": 10}


@pytest.mark.parametrize(("code", "days"), [("a", 30), ("b", 15)])
def test_each_policy_answers_in_its_own_time(code: str, days: int) -> None:
    assert shipped(code).deadlines.answer_days == days


def test_policy_b_hosts_in_france_and_shares_in_the_union() -> None:
    charter = shipped("b")

    assert charter.hosting.countries == ("FR",)
    assert {recipient.country for recipient in charter.recipients} == {"FR", "BE", "NL"}


def test_an_invoice_of_policy_b_leaves_ten_years_after_the_fiscal_year() -> None:
    entry = shipped("b").retention["invoices"]
    closed_on = date(2026, 12, 31)

    phases = [
        phase_on(entry.rule, since=closed_on, on=day)
        for day in (closed_on, date(2027, 1, 1), date(2036, 12, 31), date(2037, 1, 1))
    ]

    assert entry.event is RetentionEvent.FISCAL_YEAR_END
    assert phases == [
        RetentionPhase.ACTIVE,
        RetentionPhase.ARCHIVED,
        RetentionPhase.ARCHIVED,
        RetentionPhase.DISPOSED,
    ]


@pytest.mark.parametrize("code", ["a", "b"])
def test_french_sentences_follow_french_typography(code: str) -> None:
    wrong = re.compile(r"[^\u202f][;!?]|[^\u00a0]:|«[^\u00a0]|[^\u00a0]»|'|\.\.\.")

    faulty = {w: s for w, s in sentences_of(code, "fr").items() if wrong.search(s)}

    assert faulty == {}


@pytest.mark.parametrize("code", ["a", "b"])
def test_english_sentences_have_english_typography(code: str) -> None:
    wrong = re.compile(r"[\s\u202f\u00a0][;:!?]|'|\.\.\.")

    faulty = {w: s for w, s in sentences_of(code, "en").items() if wrong.search(s)}

    assert faulty == {}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("code", ["a", "b"])
def test_a_published_number_is_quoted_and_never_typed(code: str, language: str) -> None:
    quoted_or_article = re.compile(r"\{[a-z0-9_.]+\}|art\.\s+L?\d+(-\d+)?")

    typed = {
        where: sentence
        for where, sentence in sentences_of(code, language).items()
        if re.search(r"\d", quoted_or_article.sub("", sentence))
    }

    assert typed == {}


@pytest.mark.parametrize("code", ["a", "b"])
def test_both_languages_quote_the_same_numbers(code: str) -> None:
    french, english = sentences_of(code, "fr"), sentences_of(code, "en")

    quoted = {
        where.removesuffix("fr"): sorted(re.findall(r"\{[a-z0-9_.]+\}", sentence))
        for where, sentence in french.items()
    }

    assert quoted == {
        where.removesuffix("en"): sorted(re.findall(r"\{[a-z0-9_.]+\}", sentence))
        for where, sentence in english.items()
    }


@pytest.mark.parametrize("code", ["a", "b"])
def test_only_invented_people_are_written_to(code: str) -> None:
    charter = shipped(code)

    addresses = (charter.provider.email, charter.officer.email)
    assert all(address.endswith(".example") for address in addresses)
