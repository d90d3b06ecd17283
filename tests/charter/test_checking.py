"""What the law and the charter itself do not let a charter say."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from florilege.charter import sentences
from florilege.charter.faults import Fault
from florilege.charter.law import (
    DEADLINE_BOUNDS,
    FLOORS,
    SECURITY_BOUNDS,
    Bounds,
)
from florilege.charter.terms import RetentionCode
from florilege.charter.text import Text

Refusal = Callable[[Mapping[str, object]], tuple[Fault, ...]]

BOUNDS = [
    *((f"deadlines.{name}", bounds) for name, bounds in DEADLINE_BOUNDS.items()),
    *((f"security.{name}", bounds) for name, bounds in SECURITY_BOUNDS.items()),
]


def wheres(faults: tuple[Fault, ...]) -> list[str]:
    return [fault.where for fault in faults]


@pytest.mark.parametrize(("path", "bounds"), BOUNDS, ids=[path for path, _ in BOUNDS])
def test_a_number_stays_within_what_the_law_allows(
    path: str, bounds: Bounds, faults_with: Refusal
) -> None:
    below, above = faults_with({path: bounds.low - 1}), faults_with({path: bounds.high + 1})

    assert below == (Fault(path, sentences.out_of_bounds(bounds.low - 1, bounds)),)
    assert above == (Fault(path, sentences.out_of_bounds(bounds.high + 1, bounds)),)


@pytest.mark.parametrize(
    ("path", "lowest", "highest"),
    [
        ("deadlines.answer_days", 1, 30),
        ("deadlines.extension_max_months", 0, 2),
        ("deadlines.notice_days", 30, 365),
    ],
)
def test_the_bounds_themselves_are_allowed(
    path: str, lowest: int, highest: int, faults_with: Refusal
) -> None:
    assert faults_with({path: lowest}) == faults_with({path: highest}) == ()
    assert wheres(faults_with({path: lowest - 1})) == [path]
    assert wheres(faults_with({path: highest + 1})) == [path]


def test_the_refusal_of_a_slow_answer_says_why_in_both_languages(faults_with: Refusal) -> None:
    (fault,) = faults_with({"deadlines.answer_days": 45})

    assert fault.in_language("en") == (
        "deadlines.answer_days: 45 is not between 1 and 30: "
        "the law gives one month to answer, GDPR art. 12(3)."
    )
    assert fault.in_language("fr") == (
        "deadlines.answer_days\u00a0: 45 n’est pas entre 1 et 30\u00a0: "
        "la loi donne un mois pour répondre, RGPD art. 12(3)."
    )


@pytest.mark.parametrize("months", [6, 36])
def test_the_journal_lives_from_six_months_to_three_years(
    months: int, faults_with: Refusal
) -> None:
    lives = {"deadlines.journal_months": months, "retention.journal.active": {"months": months}}

    assert faults_with(lives) == ()


@pytest.mark.parametrize(
    ("code", "years", "below"),
    [
        ("contracts", {"years": 10}, {"years": 9, "months": 11}),
        ("attendance", {"years": 5}, {"years": 4, "months": 11, "days": 30}),
        ("invoices", {"years": 10}, {"years": 9, "months": 11}),
    ],
)
def test_what_the_law_has_kept_is_kept_long_enough(
    code: str, years: dict[str, int], below: dict[str, int], faults_with: Refusal
) -> None:
    path = f"retention.{code}.archive"
    words = f"retention.{code}.archived"
    plain = {"fr": "Ensuite", "en": "Afterwards"}

    enough = faults_with({path: years, words: plain})
    short = faults_with({path: below, words: plain})

    assert enough == ()
    assert short == (Fault(path, sentences.below_floor(FLOORS[RetentionCode(code)])),)


@pytest.mark.parametrize("code", ["contracts", "attendance", "invoices"])
def test_what_the_law_has_kept_is_counted_from_the_laws_event(
    code: str, faults_with: Refusal
) -> None:
    path = f"retention.{code}.event"

    faults = faults_with({path: "issued"})

    assert faults == (Fault(path, sentences.wrong_event(FLOORS[RetentionCode(code)])),)


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"deadlines.journal_months": 6}, "retention.journal.active"),
        ({"retention.journal.active": {"months": 13}}, "retention.journal.active"),
        ({"deadlines.mail_days": 31}, "retention.correspondence.active"),
        ({"retention.certificates.active": {"months": 15}}, "retention.certificates.active"),
        ({"security.session_hours": 8}, "retention.sign_ins.active"),
        (
            {"security.reset_link_minutes": 61, "security.sign_up_link_hours": 1},
            "retention.links.active",
        ),
        ({"retention.sign_ins.active": {"days": 1}}, "retention.sign_ins.active"),
    ],
)
def test_a_period_that_is_said_twice_is_said_the_same(
    values: dict[str, object], where: str, faults_with: Refusal
) -> None:
    assert wheres(faults_with(values)) == [where]


def test_inactivity_is_said_the_same_in_every_rule_that_waits_for_it(faults_with: Refusal) -> None:
    faults = faults_with({"deadlines.inactivity_months": 11})

    told = Text(
        fr="cette durée contredit deadlines.inactivity_months + "
        "deadlines.inactivity_answer_months.",
        en="this period contradicts deadlines.inactivity_months + "
        "deadlines.inactivity_answer_months.",
    )
    waiting = ("account", "credentials", "learning_history", "certificates")
    assert faults == tuple(Fault(f"retention.{code}.active", told) for code in waiting)


def test_a_rule_that_names_another_event_need_not_wait(faults_with: Refusal) -> None:
    rule = {"retention.certificates.event": "issued", "retention.certificates.active": {"years": 3}}

    assert faults_with(rule) == ()


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (
            {"in_force_on": date(2025, 11, 30)},
            Fault("in_force_on", sentences.FORCE_BEFORE_PUBLICATION),
        ),
        ({"languages": ["en"]}, Fault("languages", sentences.FIRST_LANGUAGE)),
        ({"languages": ["fr", "it"]}, Fault("languages", sentences.FIRST_LANGUAGE)),
        ({"look.accent": "#e58aa8"}, Fault("look.accent", sentences.FAINT_COLOUR)),
        (
            {"purposes.teaching.basis": "legitimate_interest"},
            Fault("purposes.teaching.balance", sentences.NO_BALANCE),
        ),
        (
            {"purposes.personalisation.basis": "consent"},
            Fault("purposes.personalisation.balance", sentences.NEEDLESS_BALANCE),
        ),
        (
            {"retention.staff.archive": {"years": 1}},
            Fault("retention.staff.archived", sentences.NO_ARCHIVE_WORDS),
        ),
        (
            {"retention.staff.archived": {"fr": "Dix ans", "en": "Ten years"}},
            Fault("retention.staff.archived", sentences.NO_ARCHIVE),
        ),
        (
            {"retention.links.archive": {"years": 1}},
            Fault("retention.links.archive", sentences.HOURS_ARCHIVED),
        ),
        (
            {"security.session_idle_minutes": 721},
            Fault("security.session_idle_minutes", sentences.IDLE_BEYOND_SESSION),
        ),
    ],
)
def test_a_charter_does_not_contradict_itself(
    values: dict[str, object], fault: Fault, faults_with: Refusal
) -> None:
    assert faults_with(values) == (fault,)


def test_a_site_outside_the_charters_countries_is_refused(faults_with: Refusal) -> None:
    abroad = faults_with({"hosting.sites.rennes.country": "DE"})
    admitted = faults_with(
        {"hosting.sites.rennes.country": "DE", "hosting.countries": ["FR", "DE"]}
    )

    assert abroad == (Fault("hosting.sites.rennes.country", sentences.SITE_AWAY),)
    assert admitted == ()


def test_hosting_outside_the_european_area_is_refused(faults_with: Refusal) -> None:
    overseas = {"hosting.countries": ["FR", "US"], "hosting.sites.rennes.country": "US"}

    assert faults_with(overseas) == (Fault("hosting.countries", sentences.HOSTING_AWAY),)
    assert faults_with({"hosting.countries": ["FR", "NO"]}) == ()


def test_a_school_without_a_backup_site_is_refused(faults_with: Refusal, gone: object) -> None:
    faults = faults_with({"hosting.sites.rennes": gone, "hosting.sites.grenoble": gone})

    assert faults == (Fault("hosting.sites", sentences.NO_SITE),)


@pytest.mark.parametrize("country", ["US", "GB", "CH", "MA"])
def test_a_recipient_outside_the_european_area_needs_a_safeguard(
    country: str, faults_with: Refusal
) -> None:
    bare = {"recipients.mail.country": country}

    assert faults_with(bare) == (Fault("recipients.mail.safeguard", sentences.NO_SAFEGUARD),)
    assert faults_with({**bare, "recipients.mail.safeguard": "standard_clauses"}) == ()


@pytest.mark.parametrize("country", ["DE", "IE", "NO", "IS", "LI"])
def test_a_recipient_inside_the_european_area_needs_none(
    country: str, faults_with: Refusal
) -> None:
    assert faults_with({"recipients.mail.country": country}) == ()


def test_a_safeguard_that_the_law_does_not_list_is_refused(faults_with: Refusal) -> None:
    faults = faults_with({"recipients.mail.country": "US", "recipients.mail.safeguard": "trust"})

    assert [fault.in_language("fr") for fault in faults] == [
        (
            "recipients.mail.safeguard\u00a0: valeur inconnue, parmi\u00a0: "
            "adequacy_decision, standard_clauses, certification, binding_rules."
        )
    ]


@pytest.mark.promise("POL-07")
@pytest.mark.parametrize(
    ("signed", "ends", "where"),
    [
        (date(2025, 10, 13), date(2025, 10, 12), ["recipients.mail.contract_until"]),
        (date(2025, 10, 13), date(2025, 10, 13), []),
    ],
)
def test_a_contract_does_not_end_before_it_begins(
    signed: date, ends: date, where: list[str], faults_with: Refusal
) -> None:
    faults = faults_with(
        {"recipients.mail.contract_on": signed, "recipients.mail.contract_until": ends}
    )

    assert wheres(faults) == where
