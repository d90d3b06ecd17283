"""A campaign goes once to each who may be written to, and to nobody else, whatever is killed."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from florilege.infra import clock
from florilege.infra.mail.bouncing import note_returned
from florilege.infra.mail.models import Letter
from florilege.infra.mail.refusals import Cause
from florilege.infra.mail.sending import send_due
from florilege.infra.workflow.running import advance_due
from florilege.kernel.vocabulary import Category, Purpose
from florilege.people.campaigns import rules
from florilege.people.campaigns.actions import write_slice
from florilege.people.campaigns.actions.send_campaign import (
    AnotherIsSent,
    send_campaign,
    stop_campaign,
)
from florilege.people.campaigns.actions.write_campaign import NotADraft
from florilege.people.campaigns.enums import Audience, CampaignState
from florilege.people.campaigns.models import Campaign
from florilege.people.campaigns.queries import count_audience
from florilege.rights.actions.choose import consent_to, object_to
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.restrict_data import restrict_data
from florilege.rights.actions.stop_promotions import stop_promotions
from florilege.rights.enums import Ground
from tests.mail_server import mail_server
from tests.people.campaigns.campaigns_made import (
    agreed,
    draft,
    financed_by_their_account,
    promotions_to,
    sent,
    under_fifteen,
)
from tests.people_made import Made, make_person
from tests.teaching.learners_made import Course, enrol, publish

_HOUR = timedelta(hours=1)


def customer(course: Course) -> Made:
    made = make_person()
    enrol(made, course)
    return made


@pytest.mark.promise("LAW-12", "NOT-02")
def test_news_goes_to_who_agreed_and_skips_who_never_did(house: Path) -> None:
    yes, never = agreed(), make_person()
    customer_only = customer(publish())

    done = sent()

    assert [promotions_to(one) for one in (yes, never, customer_only)] == [1, 0, 0]
    assert (done.state, done.reached, done.skipped) == ("sent", 1, {"no_consent": 2})


@pytest.mark.promise("LAW-12")
def test_similar_trainings_go_to_customers_of_that_training_alone(house: Path) -> None:
    course, other = publish(), publish(slug="autre")
    bought, elsewhere, never = customer(course), customer(other), agreed()

    done = sent(course=course)

    assert [promotions_to(one) for one in (bought, elsewhere, never)] == [1, 0, 0]
    assert (done.reached, done.skipped) == (1, {"not_customer": 2})


@pytest.mark.promise("LAW-12")
def test_a_seat_given_up_or_still_waiting_makes_nobody_a_customer(house: Path) -> None:
    from florilege.teaching.enrolment.actions.withdraw_enrolment import withdraw_enrolment

    course, made = publish(), make_person()
    withdraw_enrolment(enrolment_id=enrol(made, course).id, at=clock.now())

    assert sent(course=course).reached == 0


@pytest.mark.promise("LAW-05")
@pytest.mark.parametrize("by_consent", [True, False])
def test_who_is_financed_by_a_personal_account_is_never_canvassed(
    house: Path, by_consent: bool
) -> None:
    course = publish()
    financed, other = customer(course), customer(course)
    for one in (financed, other):
        consent_to(Purpose.PROMOTION, person=one.person, given=True, at=clock.now())

    with financed_by_their_account(financed.person):
        done = sent(course=None if by_consent else course)

    assert (promotions_to(financed), promotions_to(other)) == (0, 1)
    assert done.skipped == {"never": 1}


def objects(made: Made) -> None:
    object_to(Purpose.SIMILAR_TRAININGS, person=made.person, given=True, at=clock.now())


def restricts(made: Made) -> None:
    restrict_data(
        person=made.person, category=None, ground=Ground.ACCURACY, note="", at=clock.now()
    )


def restricts_contacts(made: Made) -> None:
    category = Category.CONTACT
    restrict_data(
        person=made.person, category=category, ground=Ground.ACCURACY, note="", at=clock.now()
    )


def loses_their_mail(made: Made) -> None:
    letter = Letter.objects.filter(person=made.person).latest("made_at")
    note_returned(letter.id, cause=Cause.DEAD, at=clock.now())


@pytest.mark.promise("LAW-12", "NOT-04")
@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (objects, "objected"),
        (restricts, "restricted"),
        (restricts_contacts, "restricted"),
        (lambda made: under_fifteen(made.person), "under_fifteen"),
        (loses_their_mail, "unreachable"),
    ],
)
def test_a_customer_is_skipped_for_each_of_these(
    house: Path, act: Callable[[Made], None], reason: str
) -> None:
    course = publish()
    one, other = customer(course), customer(course)
    act(one)

    done = sent(course=course)

    assert (promotions_to(one), promotions_to(other)) == (0, 1)
    assert done.skipped == {reason: 1}


def test_below_fifteen_consent_takes_two(house: Path) -> None:
    made = agreed()
    under_fifteen(made.person)

    assert sent().skipped == {"no_consent": 1}


def test_who_is_leaving_is_not_written_to(house: Path) -> None:
    made = agreed()
    open_erasure_request(person=made.person, at=clock.now())

    assert sent().reached == 0
    assert promotions_to(made) == 0


@pytest.mark.promise("NOT-02")
def test_the_next_campaign_skips_who_stopped_and_operational_mail_goes_on(house: Path) -> None:
    course, at = publish(), clock.now()
    made = customer(course)
    consent_to(Purpose.PROMOTION, person=made.person, given=True, at=at)
    sent()
    sent(course=course)
    assert promotions_to(made) == 2

    stop_promotions(made.person, at=at)

    sent(title="Encore")
    sent(course=course, title="Encore")
    assert promotions_to(made) == 2
    before = Letter.objects.filter(person=made.person).count()
    enrol(made, publish(slug="autre"))
    assert Letter.objects.filter(person=made.person).count() == before + 1


@pytest.mark.promise("NOT-02")
def test_what_waits_when_somebody_stops_never_leaves(house: Path) -> None:
    made, other = agreed(), agreed()
    with mail_server() as server:
        send_due(at=clock.now())
        server.letters.clear()
        sent()
        stop_promotions(made.person, at=clock.now())
        send_due(at=clock.now())

    assert [one.to for one in server.letters] == [[other.email]]
    assert promotions_to(made) == 0


@pytest.mark.promise("NOT-02")
def test_a_kill_at_any_point_writes_to_nobody_twice_and_forgets_nobody(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed in each slice before and after its letters, then resumed: the same end."""
    monkeypatch.setattr(rules, "PEOPLE_A_SLICE", 1)
    people = [agreed() for _ in range(6)]
    campaign_id = draft()
    send_campaign(campaign_id, at=clock.now())
    kills = _killing(monkeypatch)

    for _turn in range(60):
        with clock.CLOCK.fixed(clock.now()):
            advance_due(at=clock.now() + _turn * _HOUR)

    done = Campaign.objects.get(id=campaign_id)
    assert kills["before"] > 3 and kills["after"] > 3
    assert [promotions_to(one) for one in people] == [1] * 6
    assert (done.state, done.reached, done.skipped) == (CampaignState.SENT, 6, {})
    assert done.slices_done == done.slices == 8


def _killing(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Raise once before and once after the letters of each slice, inside its transaction."""
    kills, seen = {"before": 0, "after": 0}, set[tuple[str, int]]()
    write = write_slice.write_promotions

    def killed(people: Any, *, note: Any, **given: Any) -> None:
        slice_ = Campaign.objects.get().slices_done

        def note_and_die(fates: Any) -> None:
            note(fates)
            _die("after", slice_)

        _die("before", slice_)
        write(people, note=note_and_die, **given)

    def _die(when: str, slice_: int) -> None:
        if (when, slice_) not in seen:
            seen.add((when, slice_))
            kills[when] += 1
            raise RuntimeError("killed")

    monkeypatch.setattr(write_slice, "write_promotions", killed)
    return kills


def test_of_two_workers_one_writes_a_slice(house: Path) -> None:
    made = agreed()
    campaign_id = draft()
    send_campaign(campaign_id, at=clock.now())
    row = Campaign.objects.get(id=campaign_id)

    write_slice.write_slice(row, at=clock.now())
    with pytest.raises(write_slice.SliceTaken):
        write_slice.write_slice(row, at=clock.now())

    assert promotions_to(made) == 1
    assert Campaign.objects.get(id=campaign_id).reached == 1


def test_a_campaign_is_begun_once_and_alone(house: Path) -> None:
    one, other = draft(), draft()
    send_campaign(one, at=clock.now())

    with pytest.raises(AnotherIsSent):
        send_campaign(other, at=clock.now())
    with pytest.raises(NotADraft):
        send_campaign(one, at=clock.now())


def test_a_stopped_campaign_writes_to_nobody_more(house: Path) -> None:
    made, campaign_id = agreed(), draft()
    send_campaign(campaign_id, at=clock.now())
    stop_campaign(campaign_id, at=clock.now())

    advance_due(at=clock.now())

    assert promotions_to(made) == 0
    assert Campaign.objects.get(id=campaign_id).state == CampaignState.STOPPED


def test_the_count_before_is_what_happens_after(house: Path) -> None:
    course = publish()
    for act in (None, objects, restricts):
        made = customer(course)
        if act:
            act(made)
    make_person()

    counted = count_audience(Audience.CUSTOMERS, course=course.course_id)
    done = sent(course=course)

    assert counted.reached == done.reached == 1
    assert {skip.value: count for skip, count in counted.skipped} == done.skipped


def test_slices_cover_every_id_once() -> None:
    for slices in (1, 2, 8):
        ends = [rules.bounds(number, slices=slices) for number in range(slices)]
        assert ends[0][0].int == 0 and ends[-1][1].int == (1 << 128) - 1
        assert all(a[1].int + 1 == b[0].int for a, b in itertools.pairwise(ends))
