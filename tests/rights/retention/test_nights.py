"""The night: reports, doubts, the officer's word, holds, the archive, and kills."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db.models import F

from florilege.charter.terms import RetentionEvent
from florilege.infra import clock, policy
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from florilege.infra.media.files import files_of, write_sealed
from florilege.infra.retention import moving
from florilege.infra.retention.starting import Start
from florilege.infra.schedule.rounds import go_through_night
from florilege.kernel.fiscal_year import YearEnd
from florilege.kernel.subjects import new_subject
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.models import Account, OneTimeLink
from florilege.people.inactivity.models import Question
from florilege.rights import tasks
from florilege.rights.actions.place_hold import Held, lift_hold, place_hold
from florilege.rights.models import Doubt, ExportOrder, SweepNight
from florilege.rights.retention import counting, removing, sweeping
from florilege.rights.retention.alarming import Alarm, alarms
from florilege.rights.retention.confirming import NothingToConfirm, confirm_night, waits_for_sweep
from florilege.rights.retention.counting import count_due
from florilege.rights.retention.kept import Kept, kept_tables
from florilege.rights.retention.removing import remove_over
from florilege.rights.retention.sweeping import sweep
from florilege.rights.tables import tables_about_people
from tests.people_made import Made, make_person
from tests.rights.retention.nights import at, night
from tests.signing_in import browser

BEGUN = datetime(2027, 1, 1, 9, tzinfo=UTC)
FIRST = date(2027, 1, 2)
DAY = timedelta(days=1)
LETTER = "identity.mail.Letter"


@pytest.fixture
def person(house: Path) -> Made:
    """Somebody with one letter that left on 1 January 2027."""
    with clock.CLOCK.fixed(BEGUN):
        made = make_person()
        send_due(at=BEGUN)
    OneTimeLink.objects.all().delete()
    return made


def wait_until(day: date) -> None:
    """Let ordinary nights pass, far enough apart to be quick and near enough to be believed."""
    passed = FIRST
    while passed < day:
        night(passed)
        passed += 30 * DAY


def test_without_act_nothing_changes(person: Made) -> None:
    gone = date(2027, 1, 31)

    assert count_due(gone).due == {LETTER: 1}

    assert Letter.objects.count() == 1
    assert not SweepNight.objects.exists()


def test_a_night_reports_numbers_by_table(person: Made) -> None:
    report = night(date(2027, 1, 31))

    assert (report.due, report.gone, report.doubt) == ({LETTER: 1}, {LETTER: 1}, Doubt.NONE)
    assert report.ended_at is not None


def test_a_night_without_anything_due_says_so(person: Made) -> None:
    report = night(FIRST)

    assert (report.due, report.gone, report.kept) == ({}, {}, {})


def test_a_clock_that_jumped_ahead_moves_nothing_until_the_officer_says_so(person: Made) -> None:
    night(FIRST)
    jumped = date(2028, 1, 2)

    report = night(jumped)
    assert report.doubt == Doubt.CLOCK_AHEAD
    assert (report.gone, Letter.objects.count()) == ({}, 1)

    with clock.CLOCK.fixed(at(jumped, 9)):
        confirm_night(night_id=report.id, by=new_subject(), at=clock.now())
        assert waits_for_sweep(at=clock.now())
        assert tasks._sweep_confirmed(clock.now()) >= 1
        assert not waits_for_sweep(at=clock.now())
    assert Letter.objects.count() <= 1
    assert not Letter.objects.filter(kind="confirm_address").exists()
    assert night(jumped + DAY).doubt == Doubt.NONE


def test_a_clock_that_went_back_moves_nothing(person: Made) -> None:
    night(date(2027, 1, 31))

    assert night(date(2027, 1, 30)).doubt == Doubt.CLOCK_BACK


def test_a_day_that_has_not_come_is_refused(person: Made) -> None:
    assert sweep(on=date(2027, 1, 31), at=at(FIRST)).doubt == Doubt.CLOCK_AHEAD


def test_a_journal_that_is_ahead_of_the_clock_is_believed(person: Made) -> None:
    later = date(2027, 6, 1)
    with clock.CLOCK.fixed(at(later)):
        browser(person)

    assert night(FIRST).doubt == Doubt.CLOCK_BACK


def test_a_cut_beyond_any_ordinary_night_waits_for_the_officer(
    person: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RETENTION_LEAST_CUT", 0)
    asked = date(2028, 1, 1)
    wait_until(asked)
    night(asked)
    with clock.CLOCK.fixed(at(asked)):
        send_due(at=at(asked))
    wait = asked + 20 * DAY
    night(wait)
    night(wait + 20 * DAY)

    report = night(date(2028, 3, 2))

    assert report.doubt == Doubt.LARGE_CUT
    assert report.due["people ended"] == 1
    assert Account.objects.get(person=person.person).state == "active"


def test_nothing_is_confirmed_that_was_not_doubted(person: Made) -> None:
    report = night(FIRST)

    with pytest.raises(NothingToConfirm):
        confirm_night(night_id=report.id, by=new_subject(), at=at(FIRST, 9))


def hold(person: Made, held: Held) -> Any:
    with clock.CLOCK.fixed(at(FIRST)):
        return place_hold(
            person=person.person, held=held, reason="Litige", by=new_subject(), at=at(FIRST)
        )


@pytest.mark.parametrize("what", ["row", "table", "everything"])
def test_what_is_held_stays_until_the_hold_is_lifted(person: Made, what: str) -> None:
    letter = Letter.objects.get()
    held = {
        "row": Held(model="mail.Letter", row=str(letter.pk)),
        "table": Held(model="mail.Letter"),
        "everything": Held(),
    }[what]
    placed = hold(person, held)

    night(date(2027, 1, 31))
    night(date(2027, 2, 20))
    assert Letter.objects.filter(pk=letter.pk).exists()
    assert count_due(date(2027, 2, 20)).held == {LETTER: 1}

    lift_hold(hold_id=placed.id, by=new_subject(), at=at(date(2027, 2, 20), 9))
    night(date(2027, 2, 21))
    assert not Letter.objects.filter(pk=letter.pk).exists()


def test_a_hold_that_is_placed_while_a_night_goes_on_counts_at_once(person: Made) -> None:
    on = date(2027, 2, 20)
    begun = list(kept_tables())  # the night has looked which holds there are
    hold(person, Held(model="mail.Letter"))

    with clock.CLOCK.fixed(at(on)):
        for kept in begun:
            list(remove_over(kept, on=on))

    assert Letter.objects.exists()


def test_a_hold_stops_the_clock_of_its_person(person: Made) -> None:
    hold(person, Held(model="mail.Letter"))

    wait_until(date(2028, 6, 1))

    assert not Question.objects.exists()
    assert Account.objects.get(person=person.person).state == "active"


def as_contracts(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Let letters follow the rule of contracts, since no contract exists yet."""
    charter = policy.charter()
    table = next(t for t in tables_about_people() if t.holding.model == "mail.Letter")
    entry = charter.retention["contracts"]
    kept = Kept(table, entry, Start(when=F("sent_at")), charter.provider.fiscal_year_end)
    for module in (counting, sweeping):
        monkeypatch.setattr(module, "kept_tables", lambda: [kept])
    return kept


def test_without_a_mover_what_is_out_of_use_stays_and_the_report_says_so(
    person: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_contracts(monkeypatch)

    report = night(FIRST)

    assert report.kept == {f"{LETTER} to the archive": 1}
    assert Letter.objects.count() == 1
    assert Alarm.UNMOVED in alarms(at=at(FIRST))


def test_a_mover_takes_what_is_out_of_use_and_only_what_arrived_leaves(
    person: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_contracts(monkeypatch)
    arrives: list[bool] = [False]
    seen: list[tuple[Vault, int]] = []

    def mover(ids: Sequence[Any], vault: Vault, when: datetime) -> list[Any]:
        seen.append((vault, len(ids)))
        return list(ids) if arrives[0] else []

    monkeypatch.setitem(moving._movers, "mail.Letter", mover)
    night(FIRST)
    assert Letter.objects.count() == 1

    arrives[0] = True
    report = night(FIRST + DAY)

    assert seen == [(Vault.IDENTITY, 1)] * 2
    assert (report.gone, report.kept) == ({f"{LETTER} to the archive": 1}, {})
    assert not Letter.objects.exists()


@pytest.mark.promise("RET-04")
def test_what_no_archive_took_still_ends_with_its_whole_time(
    person: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RETENTION_DAYS_APART", 20_000)
    kept = as_contracts(monkeypatch)

    assert kept.over(date(2037, 1, 1)).count() == 0
    assert kept.out_of_use(date(2037, 1, 1)).count() == 1
    assert kept.over(date(2037, 1, 2)).count() == 1


@pytest.mark.promise("RET-04")
@pytest.mark.parametrize(
    ("year_end", "made", "first_day_without"),
    [
        (YearEnd(12, 31), datetime(2026, 1, 1, 9, tzinfo=UTC), date(2037, 1, 1)),
        (YearEnd(12, 31), datetime(2026, 12, 31, 9, tzinfo=UTC), date(2037, 1, 1)),
        (YearEnd(6, 30), datetime(2026, 7, 1, 9, tzinfo=UTC), date(2037, 7, 1)),
        (YearEnd(6, 30), datetime(2027, 6, 30, 9, tzinfo=UTC), date(2037, 7, 1)),
        (YearEnd(2, 29), datetime(2027, 3, 1, 9, tzinfo=UTC), date(2038, 3, 1)),
    ],
)
def test_invoices_of_one_fiscal_year_leave_on_one_day(
    person: Made, year_end: YearEnd, made: datetime, first_day_without: date
) -> None:
    """An invoice is a row with a date: letters stand in for it, under the rule of invoices."""
    Letter.objects.update(sent_at=made)
    table = next(t for t in tables_about_people() if t.holding.model == "mail.Letter")
    entry = policy.charter().retention["invoices"]
    assert entry.event is RetentionEvent.FISCAL_YEAR_END
    kept = Kept(table, entry, Start(when=F("sent_at")), year_end)

    assert kept.over(first_day_without - DAY).count() == 0
    assert kept.over(first_day_without).count() == 1


@pytest.fixture
def many(person: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Twelve exports with their files, removed in batches of five."""
    monkeypatch.setattr(removing, "BATCH", 5)
    for _ in range(12):
        with clock.CLOCK.fixed(BEGUN):
            file = write_sealed(
                person=person.person, content=[b"x"], name="x", media_type="text/plain"
            )
        ExportOrder.objects.create(
            id=uuid4(), person=person.person, asked_at=BEGUN, ready_at=BEGUN, file=file.id
        )
    return person


class Killed(BaseException):
    """What a kill looks like from inside: nothing catches it."""


@pytest.mark.parametrize("after", range(1, 17))
def test_a_night_killed_anywhere_ends_the_same(
    many: Made, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Killed before each deletion of a file and of a batch of rows in turn."""
    calls = [0]
    real_file, real_remove = removing.delete_file, removing._remove

    def counted(real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            calls[0] += 1
            if calls[0] == after:
                raise Killed
            return real(*args, **kwargs)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(removing, "delete_file", counted(real_file))
        patched.setattr(removing, "_remove", counted(real_remove))
        killed = False
        try:
            night(date(2027, 1, 5))
        except Killed:
            killed = True
    assert killed or after > 15

    report = night(date(2027, 1, 5))

    assert not ExportOrder.objects.exists()
    assert files_of(many.person) == ()
    assert report.gone["identity.rights.ExportOrder"] == 12


def test_the_worker_does_it_every_night_once(person: Made) -> None:
    with clock.CLOCK.fixed(at(date(2027, 1, 31), 3)):
        go_through_night(at=clock.now())
        go_through_night(at=clock.now())

    assert SweepNight.objects.get().gone[LETTER] == 1


def test_nights_that_do_nothing_though_something_was_due_raise_the_alarm(person: Made) -> None:
    night(FIRST)
    for later in range(3):
        report = night(date(2029, 1, 1) + later * DAY)
        assert report.doubt == Doubt.CLOCK_AHEAD

    assert set(alarms(at=at(date(2029, 1, 3)))) == {Alarm.IDLE, Alarm.DOUBTFUL}
    assert Alarm.STOPPED in alarms(at=at(date(2029, 2, 1)))


def test_every_kept_table_can_be_asked_and_swept(house: Path) -> None:
    on = date(2027, 6, 1)

    assert [kept.name for kept in kept_tables() if kept.going(on).count()] == []
    assert len({kept.name for kept in kept_tables()}) >= 9
