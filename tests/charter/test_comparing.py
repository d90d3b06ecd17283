"""What changed between two editions, and whether it takes thirty days' notice."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilege.charter.comparing import Change, differences
from florilege.charter.model import Charter
from florilege.charter.text import Text

Make = Callable[[Mapping[str, object]], Charter]

words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="{}"), min_size=1)
hours = st.integers(1, 72)

variants = st.fixed_dictionaries(
    {},
    optional={
        "deadlines.answer_days": st.integers(1, 30),
        "deadlines.notice_days": st.integers(30, 365),
        "deadlines.backup_days": st.integers(1, 90),
        "deadlines.backup_drill_days": st.integers(1, 31),
        "retention.exports.active": st.fixed_dictionaries({"hours": hours}),
        "retention.requests.active": st.fixed_dictionaries({"years": st.integers(1, 10)}),
        "recipients.mail.country": st.sampled_from(["FR", "BE", "IT"]),
        "recipients.mail.purposes": st.just(["notices"]),
        "preamble.fr": words,
        "provider.name": words,
        "officer.name": words,
        "version": st.integers(1, 99),
    },
)


@settings(deadline=None, max_examples=60)
@given(values=variants)
def test_a_charter_does_not_differ_from_itself(
    charter_with: Make, values: dict[str, object]
) -> None:
    one, again = charter_with(values), charter_with(values)

    assert differences(one, one) == differences(one, again) == ()


@settings(deadline=None, max_examples=60)
@given(one=variants, other=variants)
def test_the_way_back_undoes_the_way_there(
    charter_with: Make, one: dict[str, object], other: dict[str, object]
) -> None:
    there = differences(charter_with(one), charter_with(other))
    back = differences(charter_with(other), charter_with(one))

    turned = {Change(c.where, c.after, c.before, c.substantial) for c in back}
    assert set(there) == turned


@settings(deadline=None, max_examples=40)
@given(before=st.integers(1, 30), after=st.integers(1, 30))
def test_another_answering_time_is_substantial_and_so_is_every_sentence_that_quotes_it(
    charter_with: Make, before: int, after: int
) -> None:
    changes = differences(
        charter_with({"deadlines.answer_days": before}),
        charter_with({"deadlines.answer_days": after}),
    )

    expected = ["deadlines.answer_days", "statements.delays.body"] if before != after else []
    assert [change.where for change in changes] == expected
    assert all(change.substantial for change in changes)


@pytest.mark.parametrize(
    ("path", "value", "changed"),
    [
        ("purposes.teaching.basis", "consent", ("purposes.teaching.basis", "contract", "consent")),
        (
            "retention.requests.active",
            {"months": 72},
            ("retention.requests.rule.active_for.months", 60, 72),
        ),
        (
            "recipients.mail.contract_on",
            date(2026, 1, 5),
            ("recipients.mail.contract_on", date(2025, 10, 13), date(2026, 1, 5)),
        ),
        (
            "recipients.mail.categories",
            ["correspondence", "contact", "identity", "relations"],
            (
                "recipients.mail.categories",
                "contact, correspondence, relations",
                "contact, correspondence, identity, relations",
            ),
        ),
        (
            "recipients.video.categories",
            ["identity"],
            ("recipients.video.categories", None, "identity"),
        ),
        ("hosting.countries", ["FR", "DE"], ("hosting.countries", "FR", "DE, FR")),
        ("security.sign_in_attempts", 6, ("security.sign_in_attempts", 5, 6)),
        ("authority.name", "Autorité", ("authority.name", "CNIL", "Autorité")),
    ],
)
def test_what_is_not_wording_is_substantial(
    path: str, value: object, changed: tuple[str, object, object], charter_with: Make
) -> None:
    plain = {"statements.complaint.body": {"fr": "Nous.", "en": "Us."}}
    plain |= {"statements.incidents.body": plain["statements.complaint.body"]}
    plain |= {"retention.requests.in_use": {"fr": "Un temps", "en": "Some time"}}

    changes = differences(charter_with(plain), charter_with({**plain, path: value}))

    where, before, after = changed
    assert changes == (Change(where, before, after, substantial=True),)


def test_a_recipient_who_comes_and_one_who_goes_are_substantial(
    charter_with: Make, gone: object
) -> None:
    with_all, without = charter_with({}), charter_with({"recipients.video": gone})

    went, came = differences(with_all, without), differences(without, with_all)

    assert {c.where for c in went} == {
        f"recipients.video.{name}"
        for name in ("code", "name", "role", "country", "purposes", "contract_on", "stands_as")
    }
    assert all(c.substantial and c.after is None for c in went)
    assert all(c.substantial and c.before is None for c in came)


def test_better_wording_is_minor(charter_with: Make) -> None:
    before = Text(fr="Votre accord est demandé à part.", en="Your consent is asked apart.")
    after = Text(fr="Nous demandons votre accord à part.", en="We ask your consent apart.")
    title = "statements.bases.title"

    changes = differences(
        charter_with({title: {"fr": before.fr, "en": before.en}}),
        charter_with({title: {"fr": after.fr, "en": after.en}}),
    )

    assert changes == (Change(title, before, after, substantial=False),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sous 15 jours.", "Sous 30 jours."),
        ("Sous quinze jours.", "Sous trente jours."),
        ("Sous dix jours.", "Sous dix semaines."),
        ("Aussitôt.", "Sous un mois."),
    ],
)
def test_wording_that_brings_another_number_is_substantial(
    before: str, after: str, charter_with: Make
) -> None:
    changes = differences(
        charter_with({"preamble.fr": before}), charter_with({"preamble.fr": after})
    )

    assert [(c.where, c.substantial) for c in changes] == [("preamble", True)]


def test_another_colour_or_plant_is_minor(charter_with: Make) -> None:
    look = {"look.accent": "#3f6b1f", "look.plant": "fern"}

    changes = differences(charter_with({}), charter_with(look))

    assert [(c.where, c.substantial) for c in changes] == [
        ("look.accent", False),
        ("look.plant", False),
    ]


def test_the_marks_of_the_edition_are_no_difference(charter_with: Make) -> None:
    edition = {"version": 2, "published_on": date(2026, 3, 1), "in_force_on": date(2026, 4, 1)}

    assert differences(charter_with({}), charter_with(edition)) == ()
