"""LRN-04: the place is kept, the newest wins, another device resumes there."""

from datetime import timedelta
from pathlib import Path

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose
from florilege.teaching.progress.actions.open_activity import open_activity
from florilege.teaching.progress.actions.save_place import save_place
from florilege.teaching.progress.models import ActivityRecord
from florilege.teaching.progress.queries import last_place, last_place_in, place_in
from florilege.teaching.progress.rules import Locator
from tests.teaching.gates import page_of
from tests.teaching.learners_made import enrol, make_learner, publish

SECOND = timedelta(seconds=1)
MONTHS = timedelta(days=120)


def test_the_newest_place_is_given_back_months_later(house: Path) -> None:
    made, seat = make_learner(publish())
    at = clock.now()
    for second in range(0, 60, 5):
        locator = Locator(seconds=float(second))
        save_place(enrolled=seat, activity_code="coupe", locator=locator, at=at + second * SECOND)

    with page_of(made, Purpose.TEACHING):
        place = place_in(seat.id, "coupe")

    assert place is not None
    assert (place.locator.mark, place.earlier) == ("55.0", None)


def test_a_place_that_arrives_late_does_not_win(house: Path) -> None:
    made, seat = make_learner(publish())
    at = clock.now()
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b4"), at=at)
    early = at - 9 * SECOND
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b1"), at=early)

    with page_of(made, Purpose.TEACHING):
        place = place_in(seat.id, "gestes")

    assert place is not None
    assert place.locator.block == "b4"


def test_where_the_sitting_before_ended_is_kept(house: Path) -> None:
    made, seat = make_learner(publish())
    at = clock.now()
    later = at + MONTHS
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b4"), at=at)
    for second, block in enumerate(("b1", "b2")):
        locator, now = Locator(block=block), later + second * SECOND
        save_place(enrolled=seat, activity_code="gestes", locator=locator, at=now)

    with page_of(made, Purpose.TEACHING):
        place = place_in(seat.id, "gestes")

    assert place is not None
    assert (place.locator.block, place.earlier_at) == ("b2", at)
    assert place.earlier == Locator(block="b4")


def test_opening_an_activity_makes_it_the_last_place_and_keeps_its_own(house: Path) -> None:
    course = publish()
    made, seat = make_learner(course)
    at = clock.now()
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b4"), at=at)
    save_place(enrolled=seat, activity_code="coupe", locator=Locator(seconds=9.0), at=at + SECOND)

    open_activity(
        enrolled=seat,
        activity_id=course.content("gestes").id,
        activity_code="gestes",
        at=at + 2 * SECOND,
    )

    with page_of(made, Purpose.TEACHING):
        place = last_place(made.person)
    assert place is not None
    assert (place.activity_code, place.locator.block) == ("gestes", "b4")


def test_opening_twice_is_one_record(house: Path) -> None:
    course = publish()
    _made, seat = make_learner(course)
    for _ in range(2):
        open_activity(
            enrolled=seat,
            activity_id=course.content("gestes").id,
            activity_code="gestes",
            at=clock.now(),
        )

    verbs = list(ActivityRecord.objects.values_list("verb", flat=True))

    assert verbs == ["initialized"]


def test_places_of_two_courses_do_not_mix(house: Path) -> None:
    made, seat = make_learner(publish())
    other = enrol(made, publish(slug="second-bouquet"))
    at = clock.now()
    save_place(enrolled=seat, activity_code="gestes", locator=Locator(block="b4"), at=at)
    save_place(enrolled=other, activity_code="gestes", locator=Locator(block="b1"), at=at + SECOND)

    with page_of(made, Purpose.TEACHING):
        here, there = last_place_in(seat.id), last_place_in(other.id)

    assert here is not None
    assert there is not None
    assert (here.locator.block, there.locator.block) == ("b4", "b1")
