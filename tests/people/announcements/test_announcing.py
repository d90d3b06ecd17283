"""POL-02: everybody is mailed once, whatever is killed; the notice begins with the last mail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from florilege.infra import clock, policy
from florilege.infra.charters import publishing
from florilege.infra.keys.people import KeyWithheld, set_limits
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.rounds import go_round
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.steps import Counts, Situation, Step, Workflow, register
from florilege.kernel.access import Standing
from florilege.kernel.subjects import SubjectRef
from florilege.people.announcements import workflows
from florilege.people.announcements.actions import tell_people as telling
from florilege.people.announcements.actions.note_by_hand import NotForHands, note_by_hand
from florilege.people.announcements.enums import Told
from florilege.people.announcements.models import Announcement
from florilege.people.announcements.queries import progress_of
from florilege.people.announcements.workflows import ANNOUNCE_CHARTER
from florilege.rights.actions.open_erasure_request import open_erasure_request
from tests.infra.charters.editions_made import announce, first, text_with
from tests.letters import letters_to
from tests.people_made import make_person

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
pytestmark = pytest.mark.promise("POL-02")


def rounds(at: datetime, *, count: int = 3) -> None:
    """Let the worker go round; an hour passes each time."""
    for turn in range(count):
        now = at + timedelta(hours=turn)
        with clock.CLOCK.fixed(now):
            go_round(at=now)


def let_mail_leave(at: datetime) -> None:
    Letter.objects.filter(sent_at__isnull=True).update(sent_at=at)


def only_about_the_charter() -> int:
    return Letter.objects.filter(kind="charter_change").count()


@pytest.fixture
def mail_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """No relay takes mail: letters wait until a test lets them leave."""
    monkeypatch.setattr("florilege.infra.schedule.tasks.send_due", lambda *, at: 0)


def test_everybody_gets_one_letter_that_says_what_changes_and_leads_on(
    house: Path, mail_waits: None
) -> None:
    people = [make_person(at=AT), make_person(at=AT, language="en")]
    version = announce(text_with(answer_days=12), at=AT)

    rounds(AT)

    assert only_about_the_charter() == 2
    title, text = letters_to(people[0].person)[-1]
    assert title == "Atelier Corolle modifie sa charte de confidentialité"
    assert "1er avril 2026" in text
    assert "– Quand nous répondons" in text
    assert f"/confidentialite/versions/{version}/changements/" in text
    assert "/mes-donnees/supprimer/" in text
    assert "changes its privacy charter" in letters_to(people[1].person)[-1][0]
    assert "1 April 2026" in letters_to(people[1].person)[-1][1]


def test_the_day_is_set_by_the_last_mail_that_left(house: Path, mail_waits: None) -> None:
    make_person(at=AT)
    make_person(at=AT)
    version = announce(text_with(answer_days=12), at=AT)
    rounds(AT)

    one, other = Letter.objects.filter(kind="charter_change")
    Letter.objects.filter(id=one.id).update(sent_at=AT + timedelta(hours=1))
    rounds(AT + timedelta(days=1))
    between = policy.edition_on(date(2030, 1, 1))
    Letter.objects.filter(id=other.id).update(sent_at=AT + timedelta(days=5))
    rounds(AT + timedelta(days=6))

    assert between is not None
    assert between.version == 1, "one mail was still waiting"
    after = policy.editions()[-1]
    assert (after.version, after.in_force_on) == (version, date(2026, 4, 6))
    assert after.told_at == AT + timedelta(days=5)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", [step.name for step in ANNOUNCE_CHARTER.steps])
def test_a_step_that_is_cut_off_is_done_again_and_nobody_is_written_to_twice(
    house: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    people = [make_person(at=AT) for _ in range(5)]
    version = announce(text_with(answer_days=12), at=AT)
    monkeypatch.setattr("florilege.infra.schedule.tasks.send_due", _leaves)
    cut = Cut(step, when)
    register(Workflow(ANNOUNCE_CHARTER.name, tuple(cut.around(s) for s in ANNOUNCE_CHARTER.steps)))
    try:
        rounds(AT, count=8)
    finally:
        register(ANNOUNCE_CHARTER)

    assert cut.happened
    assert [len(_changes(p.person)) for p in people] == [1] * 5
    assert progress_of(version).counts == {Told.LEFT: 5}
    assert Run.objects.get(workflow=ANNOUNCE_CHARTER.name).state == "done"
    assert policy.editions()[-1].in_force_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    "place", ["write_circular", "Announcement.objects.bulk_create", "reaches_or_why"]
)
def test_a_batch_that_fails_half_way_leaves_no_half_told_person(
    house: Path, mail_waits: None, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    for _ in range(4):
        make_person(at=AT)
    announce(text_with(answer_days=12), at=AT)
    holder: object = telling
    *way, name = place.split(".")
    for word in way:
        holder = getattr(holder, word)
    real, calls = getattr(holder, name), []

    def failing(*args: object, **given: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("cut off")
        return real(*args, **given)

    monkeypatch.setattr(holder, name, failing)
    rounds(AT, count=1)
    halfway = only_about_the_charter(), Announcement.objects.count()
    rounds(AT + timedelta(hours=1))

    assert halfway == (0, 0)
    assert (only_about_the_charter(), Announcement.objects.count()) == (4, 4)


def test_who_is_fenced_meanwhile_keeps_no_letter_from_the_others(
    house: Path, mail_waits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [make_person(at=AT) for _ in range(3)]
    announce(text_with(answer_days=12), at=AT)
    going, real = people[1].person, telling.write_circular

    def fenced(readers: dict[SubjectRef, tuple[str, str]], **given: Any) -> object:
        if going in readers:
            raise KeyWithheld(str(going))
        return real(readers, **given)

    monkeypatch.setattr(telling, "write_circular", fenced)
    rounds(AT, count=2)

    assert [len(_changes(p.person)) for p in people] == [1, 0, 1]
    assert not Announcement.objects.filter(person=going).exists()


def test_a_big_school_is_told_in_several_goes(
    house: Path, mail_waits: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflows, "BATCH", 2)
    monkeypatch.setattr(workflows, "BATCHES", 1)
    for _ in range(5):
        make_person(at=AT)
    announce(text_with(answer_days=12), at=AT)

    counts = []
    for turn in range(5):
        rounds(AT + timedelta(minutes=turn), count=1)
        counts.append(only_about_the_charter())

    assert counts == [0, 2, 4, 5, 5]


def test_who_is_restricted_is_listed_with_the_reason_and_does_not_hold_it_back(
    house: Path, mail_waits: None
) -> None:
    restricted, plain = make_person(at=AT), make_person(at=AT)
    set_limits(restricted.person, Standing(restricted=True))
    version = announce(text_with(answer_days=12), at=AT)

    rounds(AT)
    let_mail_leave(AT + timedelta(hours=2))
    rounds(AT + timedelta(hours=4))

    assert progress_of(version).counts == {Told.RESTRICTED: 1, Told.LEFT: 1}
    assert _changes(plain.person)
    assert Letter.objects.filter(kind="charter_change", person=restricted.person).count() == 0
    assert policy.editions()[-1].in_force_on is not None


def test_who_leaves_meanwhile_does_not_hold_it_back(house: Path, mail_waits: None) -> None:
    gone, stays = make_person(at=AT), make_person(at=AT)
    announce(text_with(answer_days=12), at=AT)
    rounds(AT)

    with clock.CLOCK.fixed(AT + timedelta(hours=3)):
        open_erasure_request(person=gone.person, at=AT + timedelta(hours=3))
    Letter.objects.filter(person=stays.person).update(sent_at=AT + timedelta(hours=3))
    rounds(AT + timedelta(hours=4), count=4)

    assert not Announcement.objects.filter(person=gone.person).exists()
    assert policy.editions()[-1].in_force_on == date(2026, 4, 1)


def test_mail_that_cannot_leave_postpones_until_the_officer_notes_how_they_were_told(
    house: Path, mail_waits: None
) -> None:
    make_person(at=AT)
    version = announce(text_with(answer_days=12), at=AT)
    rounds(AT, count=40)
    postponed = policy.editions()[-1].in_force_on

    later = AT + timedelta(days=10)
    with pytest.raises(NotForHands):
        note_by_hand(version, state=Told.LEFT, at=later)
    note_by_hand(version, state=Told.BY_POST, at=later)
    rounds(later)

    assert postponed is None
    assert policy.editions()[-1].in_force_on == date(2026, 4, 11)


def test_a_withdrawn_change_writes_to_nobody_more_and_never_applies(
    house: Path, mail_waits: None
) -> None:
    make_person(at=AT)
    version = announce(text_with(answer_days=12), at=AT)
    publishing.withdraw(version, at=AT)

    rounds(AT)

    assert only_about_the_charter() == 0
    assert policy.charter_on(date(2030, 1, 1)).version == 1


def test_a_school_without_accounts_is_told_at_once(house: Path) -> None:
    first(at=AT)
    announce(text_with(answer_days=12), at=AT)

    rounds(AT)

    assert policy.editions()[-1].in_force_on == date(2026, 4, 1)


def _changes(person: object) -> list[Letter]:
    return list(Letter.objects.filter(kind="charter_change", person=person))


def _leaves(*, at: datetime) -> int:
    return Letter.objects.filter(sent_at__isnull=True).update(sent_at=AT)


class Cut:
    """Cuts one step off, once, before or after its effect."""

    def __init__(self, step: str, when: str) -> None:
        self.step, self.when, self.happened = step, when, False

    def around(self, step: Step) -> Step:
        return step if step.name != self.step else replace(step, act=self._cutting(step.act))

    def _cutting(self, act: Callable[[Situation], Counts]) -> Callable[[Situation], Counts]:
        def cutting(situation: Situation) -> Counts:
            if not self.happened and self.when == "before":
                self.happened = True
                raise OSError("cut off before")
            done = act(situation)
            if not self.happened:
                self.happened = True
                raise OSError("cut off after")
            return done

        return cutting
