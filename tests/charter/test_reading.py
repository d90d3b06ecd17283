"""Reading a charter file: complete or refused, with every fault in both languages."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from florilege.charter import sentences
from florilege.charter.faults import CharterRefused, Fault
from florilege.charter.law import FLOORS
from florilege.charter.model import Charter, Section
from florilege.charter.reading import charter_of, read_charter
from florilege.charter.terms import RetentionCode, RetentionEvent
from florilege.charter.text import Text
from florilege.kernel.retention import Period
from florilege.kernel.vocabulary import Category, Purpose

CHARTERS = Path(__file__).parents[2] / "charters"
DOCUMENT_B = tomllib.loads((CHARTERS / "b.toml").read_text(encoding="utf-8"))

Change = Callable[[Mapping[str, object]], Charter]
Refusal = Callable[[Mapping[str, object]], tuple[Fault, ...]]


def every_path(table: Mapping[str, object], where: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield where + key
        if isinstance(value, dict):
            yield from every_path(value, f"{where}{key}.")


def may_be_left_out(path: str) -> bool:
    """Entries of policy B without which it would still be a whole charter."""
    one_recipient = path.startswith("recipients.") and path.count(".") == 1
    one_of_two_backups = path in {"hosting.sites.rennes", "hosting.sites.grenoble"}
    return one_recipient or one_of_two_backups or path.endswith((".contract_on", ".stands_as"))


def refusal_without(path: str) -> Fault:
    """The one fault that taking an entry out of policy B must give."""
    parent, _, key = path.rpartition(".")
    if path == "hosting.sites.angers":
        return Fault(parent, sentences.NO_SITE)
    if parent.endswith((".active", ".archive")):
        return Fault(parent, sentences.NO_PERIOD)
    if key == "archive":
        code = RetentionCode(parent.removeprefix("retention."))
        return Fault(path, sentences.below_floor(FLOORS[code]))
    odd = {"archived": sentences.NO_ARCHIVE_WORDS, "balance": sentences.NO_BALANCE}
    return Fault(path, odd.get(key, sentences.MISSING))


REQUIRED = [path for path in every_path(DOCUMENT_B) if not may_be_left_out(path)]
LEFT_OUT = [path for path in every_path(DOCUMENT_B) if may_be_left_out(path)]


@pytest.mark.parametrize("path", REQUIRED)
def test_a_charter_without_a_required_entry_is_refused_for_that_alone(
    path: str, charter_with: Change, gone: object
) -> None:
    expected = refusal_without(path)

    with pytest.raises(CharterRefused) as refused:
        charter_with({path: gone})

    assert refused.value.faults == (expected,)
    assert str(refused.value) == f"{expected.where}: {expected.sentence.en}"
    assert refused.value.in_language("fr") == f"{expected.where}\u00a0: {expected.sentence.fr}"


@pytest.mark.parametrize("path", LEFT_OUT)
def test_a_charter_without_an_optional_entry_is_accepted(
    path: str, faults_with: Refusal, gone: object
) -> None:
    faults = faults_with({path: gone})

    assert faults == ()


@pytest.mark.parametrize("path", [p for p in REQUIRED if p.endswith((".fr", ".en"))])
def test_an_empty_translation_is_refused(path: str, faults_with: Refusal) -> None:
    faults = faults_with({path: " \n"})

    assert faults == (Fault(path, sentences.EMPTY),)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("deadlines.answer_days", "15", "il faut un nombre entier."),
        ("deadlines.answer_days", True, "il faut un nombre entier."),
        ("published_on", "2026-01-01", "il faut une date (2026-01-31, sans guillemets)."),
        ("published_on", datetime(2026, 1, 1), "il faut une date (2026-01-31, sans guillemets)."),
        ("deadlines", 15, "il faut un groupe d’entrées."),
        ("preamble", "Bonjour", "il faut un groupe d’entrées."),
        ("preamble.fr", 3, "il faut un texte entre guillemets."),
        ("languages", "fr", "il faut une liste."),
        ("languages", ["fr", 1], "il faut un texte entre guillemets."),
    ],
)
def test_a_value_of_another_type_is_refused(
    path: str, value: object, sentence: str, faults_with: Refusal
) -> None:
    faults = faults_with({path: value})

    assert [(f.where, f.sentence.fr) for f in faults] == [(path, sentence)]


@pytest.mark.parametrize(
    "path",
    [
        "colour",
        "deadlines.answer_hours",
        "purposes.curiosity",
        "categories.horoscope",
        "retention.acount",
        "statements.poetry",
        "recipients.host.price",
        "hosting.sites.angers.floor",
        "provider.address.door",
        "retention.account.active.weeks",
        "preamble.de",
    ],
)
def test_an_unknown_entry_is_refused(path: str, faults_with: Refusal) -> None:
    faults = faults_with({path: "x"})

    assert faults == (Fault(path, sentences.UNKNOWN),)


@pytest.mark.parametrize(
    ("path", "value", "choices"),
    [
        ("purposes.account.basis", "habit", "contract, legal_duty, legitimate_interest, consent"),
        ("purposes.account.pillar", "sales", "teaching, administration, improvement"),
        ("hosting.sites.angers.role", "cellar", "production, standby, backup"),
        ("recipients.host.purposes", ["account", "profit"], ", ".join(Purpose)),
        ("recipients.host.categories", ["identity", "gossip"], ", ".join(Category)),
        ("retention.staff.event", "someday", ", ".join(RetentionEvent)),
    ],
)
def test_a_word_outside_its_closed_list_is_refused(
    path: str, value: object, choices: str, faults_with: Refusal
) -> None:
    faults = faults_with({path: value})

    assert [(f.where, f.sentence.en) for f in faults] == [(path, f"not one of: {choices}.")]


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("provider.siret", "12345678200011", sentences.BAD_SIRET),
        ("provider.siret", "123456782", sentences.BAD_SIRET),
        ("provider.nda", "5249000004", sentences.BAD_NDA),
        ("provider.email", "bonjour", sentences.BAD_EMAIL),
        ("provider.address.country", "France", sentences.BAD_COUNTRY),
        ("hosting.countries", ["FR", "fr"], sentences.BAD_COUNTRY),
        ("hosting.countries", ["FR", "FR"], sentences.TWICE),
        ("authority.website", "www.cnil.fr", sentences.BAD_ADDRESS),
        ("look.accent", "peony", sentences.BAD_COLOUR),
        ("look.accent", "#A8325A", sentences.BAD_COLOUR),
        ("look.plant", "Pivoine officinale", sentences.BAD_CODE),
        ("retention.exports.active", {"hours": 72, "days": 3}, sentences.NO_PERIOD),
        ("recipients.Onde-Vive", {}, sentences.BAD_CODE),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(
    path: str, value: object, sentence: Text, faults_with: Refusal
) -> None:
    faults = faults_with({path: value})

    assert faults == (Fault(path, sentence),)


def test_every_fault_is_collected(faults_with: Refusal, gone: object) -> None:
    faults = faults_with({"deadlines.answer_days": 60, "provider.nda": gone, "preamble.en": ""})

    assert [fault.where for fault in faults] == [
        "preamble.en",
        "provider.nda",
        "deadlines.answer_days",
    ]


def test_a_sentence_quotes_the_number_that_runs(charter_with: Change) -> None:
    charter = charter_with({"deadlines.answer_days": 9})

    body = charter.statements[Section.DELAYS].body
    assert body.fr.startswith("Sous 9\u00a0jours calendaires.")
    assert body.en.startswith("Within 9\u00a0calendar days.")


def test_a_sentence_that_quotes_nothing_is_refused(faults_with: Refusal) -> None:
    path = "statements.delays.body.fr"

    faults = faults_with(
        {path: "Sous {deadlines.answer_moons} lunes, {deadlines} ou {preamble.x}."}
    )

    assert faults == (Fault(path, sentences.nothing_to_quote("deadlines.answer_moons")),)


def test_paragraphs_are_kept_and_lines_are_joined(charter_with: Change) -> None:
    charter = charter_with({"preamble.fr": "\nUne\n  ligne\u202f;\nsuite.\n\nAutre.\n"})

    assert charter.preamble.paragraphs("fr-ca") == ("Une ligne\u202f; suite.", "Autre.")


def test_periods_are_read_in_months_days_and_hours(charter_with: Change) -> None:
    charter = charter_with({"retention.requests.active": {"years": 5, "months": 1, "days": 2}})

    entries = charter.retention
    assert entries["requests"].rule.active_for == Period(months=61, days=2)
    assert entries["invoices"].rule.archived_for == Period(months=120)
    assert (entries["exports"].hours, entries["exports"].rule.active_for) == (72, Period(days=4))


@pytest.mark.parametrize("code", ["a", "b"])
def test_the_shipped_charters_are_whole(code: str) -> None:
    charter = read_charter(CHARTERS / f"{code}.toml")

    assert charter.code == code
    assert tuple(charter.purposes) == tuple(Purpose)
    assert tuple(charter.categories) == tuple(Category)
    assert tuple(charter.retention) == tuple(RetentionCode)
    assert tuple(charter.statements) == tuple(Section)


def test_a_charter_cannot_be_changed_after_reading() -> None:
    charter = charter_of(DOCUMENT_B)

    with pytest.raises(TypeError):
        charter.retention["account"] = charter.retention["journal"]  # type: ignore[index]


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text("code = \n", encoding="utf-8")

    with pytest.raises(CharterRefused) as refused:
        read_charter(path)

    assert str(refused.value).startswith("c.toml: this file cannot be read: Invalid value")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CharterRefused) as refused:
        read_charter(tmp_path / "d.toml")

    assert str(refused.value) == "d.toml: this file cannot be read: No such file or directory."


def test_the_dates_of_an_edition_are_days(charter_with: Change) -> None:
    charter = charter_with({"in_force_on": date(2026, 2, 1)})

    assert (charter.published_on, charter.in_force_on) == (date(2025, 12, 1), date(2026, 2, 1))
