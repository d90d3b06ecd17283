"""POL-02, POL-03: what may be published at once, what waits, and which edition counts on a day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import override_settings

from florilege.charter.faults import CharterRefused
from florilege.charter.notice import TooSoon
from florilege.infra import clock, policy
from florilege.infra.charters import publishing
from florilege.infra.charters.filed import filed_charter
from florilege.infra.charters.handmade import unpublished_changes
from florilege.infra.charters.models import Edition
from florilege.infra.charters.publishing import (
    ChangedMeanwhile,
    NotAnnounced,
    NothingChanges,
    NotMinor,
    OneIsAnnounced,
)
from florilege.infra.charters.shelf import SHELF, Shelf
from florilege.infra.gate import rules
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose
from tests.infra.charters.editions_made import announce, correct, first, reworded, text_with

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def better() -> str:
    return reworded(
        "Créer votre espace personnel, vous y reconnaître", "Créer votre espace, vous y reconnaître"
    )


@pytest.mark.promise("POL-03")
def test_a_correction_of_form_applies_at_once_with_its_date_and_the_old_one_stays(
    house: Path,
) -> None:
    first(at=AT)
    later = AT + timedelta(days=9)

    version = correct(better(), at=later)

    with clock.CLOCK.fixed(later):
        now = policy.charter()
    assert (now.version, now.published_on, now.in_force_on) == (
        2,
        date(2026, 3, 11),
        date(2026, 3, 11),
    )
    assert version == 2
    old, new = policy.editions()
    assert old.text == text_with()
    assert "Créer votre espace, vous y" in new.charter.purposes[Purpose.ACCOUNT].explanation.fr
    assert policy.announced(date(2026, 3, 11)) is None


@pytest.mark.promise("POL-03")
@pytest.mark.parametrize(
    ("make", "where", "sentence"),
    [
        (lambda: text_with(answer_days=12), "deadlines.answer_days", "a number or a date changes, from 15 to 12."),
        (
            lambda: reworded('contract_on = 2025-10-13', 'contract_on = 2026-10-13'),
            "recipients.mail.contract_on",
            "the date of a contract changes, from 2025-10-13 to 2026-10-13.",
        ),
        (
            lambda: reworded('name = "Pli du Matin"', 'name = "Pli du Soir"'),
            "recipients.mail.name",
            "a recipient changes, from Pli du Matin to Pli du Soir.",
        ),
        (
            lambda: reworded('categories = ["contact", "correspondence", "relations"]', 'categories = ["contact"]'),
            "recipients.mail.categories",
            "the data given to a recipient change, from contact, correspondence, relations to contact.",
        ),
        (
            lambda: reworded('pillar = "teaching"\nbasis = "contract"\ntitle = { fr = "Évaluer', 'pillar = "teaching"\nbasis = "legal_duty"\ntitle = { fr = "Évaluer'),
            "purposes.assessment.basis",
            "a legal basis changes, from contract to legal_duty.",
        ),
        (
            lambda: reworded("France Travail, votre OPCO ou votre employeur", "Votre OPCO ou votre employeur"),
            "recipients.funders.role",
            "this sentence carries other numbers, other names or another reservation.",
        ),
        (
            lambda: reworded("et n’a pas le droit d’en faire autre chose", "et a le droit d’en faire autre chose"),
            "recipients.host.role",
            "this sentence carries other numbers, other names or another reservation.",
        ),
    ],
)  # fmt: skip
def test_what_takes_notice_is_refused_as_minor_with_the_sentence_that_says_which(
    house: Path, make: Callable[[], str], where: str, sentence: str
) -> None:
    first(at=AT)

    with pytest.raises(NotMinor) as refusal:
        correct(make(), at=AT)

    said = {fault.where: fault.sentence.en for fault in refusal.value.faults}
    assert said[where] == sentence
    assert [edition.version for edition in policy.editions()] == [1]


@pytest.mark.promise("POL-02")
def test_a_substantial_change_does_not_apply_while_anybody_is_still_to_be_told(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=AT)

    far = date(2030, 1, 1)

    assert policy.charter_on(far).deadlines.answer_days == 15
    assert policy.announced(far) is not None
    with pytest.raises(TooSoon):
        publishing.activate(version, on=far)


@pytest.mark.promise("POL-02")
def test_it_applies_thirty_days_after_the_last_mail_and_not_a_day_before(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=AT)
    last_mail = datetime(2026, 3, 6, 22, 59, tzinfo=UTC)  # 23:59 in Paris

    publishing.set_force(version, told_at=last_mail)

    before, day = date(2026, 4, 4), date(2026, 4, 5)
    assert policy.charter_on(before).deadlines.answer_days == 15
    assert policy.charter_on(day).deadlines.answer_days == 12
    assert policy.charter_on(day + timedelta(days=1)).in_force_on == day
    assert policy.announced(before) is not None
    assert policy.announced(day) is None


@pytest.mark.promise("POL-02")
def test_activating_on_day_29_is_refused_and_on_day_30_is_not(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=AT)
    publishing.set_force(version, told_at=AT)

    with pytest.raises(TooSoon) as refusal:
        publishing.activate(version, on=date(2026, 3, 31))
    publishing.activate(version, on=date(2026, 4, 1))

    assert refusal.value.earliest == date(2026, 4, 1)
    assert policy.charter_on(date(2026, 4, 1)).deadlines.answer_days == 12


@pytest.mark.promise("POL-02")
def test_a_day_that_the_author_wants_later_is_kept_and_one_too_soon_is_refused(house: Path) -> None:
    first(at=AT)

    with pytest.raises(TooSoon):
        announce(text_with(answer_days=12), at=AT, wanted_on=date(2026, 3, 31))
    version = announce(text_with(answer_days=12), at=AT, wanted_on=date(2026, 7, 1))
    publishing.set_force(version, told_at=AT)

    assert policy.charter_on(date(2026, 6, 30)).version == 1
    assert policy.charter_on(date(2026, 7, 1)).version == 2


def test_the_longer_notice_of_two_editions_binds(house: Path) -> None:
    version = announce(text_with(notice_days=45), at=AT)

    publishing.set_force(version, told_at=AT)

    assert policy.edition_on(date(2026, 4, 15)).version == 1  # type: ignore[union-attr]
    assert policy.edition_on(date(2026, 4, 16)).version == 2  # type: ignore[union-attr]


def test_a_second_change_waits_for_the_first_or_its_withdrawal(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=AT)

    with pytest.raises(OneIsAnnounced):
        announce(text_with(answer_days=10), at=AT)
    with pytest.raises(OneIsAnnounced):
        publishing.publish_minor(
            publishing.propose(text_with(answer_days=12).replace("Créer votre espace personnel", "Créer votre espace")),
            at=AT,
        )  # fmt: skip
    publishing.withdraw(version, at=AT)
    again = announce(text_with(answer_days=10), at=AT)

    assert again == 3
    assert [e.is_withdrawn for e in policy.editions()] == [False, True, False]
    with pytest.raises(NotAnnounced):
        publishing.set_force(version, told_at=AT)


def test_of_two_texts_that_were_compared_at_once_one_is_published(house: Path) -> None:
    first(at=AT)
    one, other = (
        publishing.propose(better()),
        publishing.propose(reworded("y reconnaître", "y voir")),
    )
    publishing.publish_minor(one, at=AT)

    with pytest.raises(ChangedMeanwhile):
        publishing.publish_minor(other, at=AT)

    assert [e.version for e in policy.editions()] == [1, 2]


def test_what_is_minor_beside_a_change_is_not_published_once_that_is_withdrawn(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=AT)
    minor = publishing.propose(better().replace("answer_days = 15", "answer_days = 12"))
    publishing.withdraw(version, at=AT)

    with pytest.raises(ChangedMeanwhile):
        publishing.publish_minor(minor, at=AT)

    assert policy.charter_on(AT.date()).deadlines.answer_days == 15


def test_a_change_that_applies_already_is_not_withdrawn(house: Path) -> None:
    version = announce(text_with(answer_days=12), at=AT)
    publishing.set_force(version, told_at=AT)

    with pytest.raises(NotAnnounced):
        publishing.withdraw(version, at=AT + timedelta(days=30))

    assert Edition.objects.get(version=version).withdrawn_at is None


def test_a_text_that_says_nothing_new_or_has_faults_is_no_edition(house: Path) -> None:
    first(at=AT)

    with pytest.raises(NothingChanges):
        correct(text_with(), at=AT)
    with pytest.raises(CharterRefused):
        announce(text_with(answer_days=45), at=AT)

    assert len(policy.editions()) == 1


def test_the_gate_takes_the_basis_of_the_day(house: Path) -> None:
    changed = reworded(
        'pillar = "teaching"\nbasis = "contract"\ntitle = { fr = "Évaluer',
        'pillar = "teaching"\nbasis = "legal_duty"\ntitle = { fr = "Évaluer',
    )
    publishing.set_force(announce(changed, at=AT), told_at=AT)

    seen = []
    for day in (31, 32):
        with clock.CLOCK.fixed(datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(days=day - 1)):
            seen.append(rules.basis_of(Purpose.ASSESSMENT))

    assert seen == [LegalBasis.CONTRACT, LegalBasis.LEGAL_DUTY]
    SHELF.read()


def test_another_process_learns_of_an_edition_without_asking_the_vault(house: Path) -> None:
    other = Shelf()
    first(at=AT)
    assert len(other.editions()) == 1

    correct(better(), at=AT)
    other._looked = 0.0

    assert [edition.version for edition in other.editions()] == [1, 2]


@pytest.mark.promise("POL-03")
def test_a_file_edited_by_hand_is_told_from_one_that_is_merely_behind(
    house: Path, tmp_path: Path
) -> None:
    file = tmp_path / "charter.toml"
    file.write_text(text_with(), encoding="utf-8")
    with override_settings(CHARTER_PATH=file):
        first(at=AT)
        same = unpublished_changes(), filed_charter()
        correct(better(), at=AT)
        behind = unpublished_changes(), filed_charter()
        file.write_text(text_with(answer_days=12), encoding="utf-8")
        edited = unpublished_changes(), filed_charter()

    assert same == ((), same[1])
    assert (same[1].proposed, same[1].behind) == (None, None)
    assert behind[0] == ()
    assert behind[1].behind == 1
    assert "deadlines.answer_days" in [change.where for change in edited[0]]
    assert edited[1].proposed is not None


def test_entries_that_a_newer_program_asks_for_are_read_from_the_file_until_published(
    house: Path, tmp_path: Path
) -> None:
    """Nothing that the edition says is replaced; what it lacks is told, and takes notice."""
    file = tmp_path / "charter.toml"
    file.write_text(text_with(answer_days=12), encoding="utf-8")
    older = text_with()
    begins = older.index("[categories.staff]")
    older = older[:begins] + older[older.index("# Retention ---") :]
    with override_settings(CHARTER_PATH=file):
        Edition.objects.create(
            id=uuid4(), version=1, kind="first", text=older, published_at=AT,
            wanted_on=date(2026, 1, 1), in_force_on=date(2026, 1, 1),
        )  # fmt: skip
        SHELF.read()
        obeyed = policy.charter_on(date(2026, 6, 1))
        (edition,) = policy.editions()

        assert edition.lacks == ("categories.staff",)
        assert obeyed.deadlines.answer_days == 15
        assert obeyed.categories[Category.STAFF].title.fr == "Fonctions dans l’école"
        with pytest.raises(NotMinor) as refusal:
            publishing.publish_minor(publishing.propose(text_with()), at=AT)

    assert [fault.where for fault in refusal.value.faults] == ["categories.staff"]
