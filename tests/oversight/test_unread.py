"""A declared field that nothing reads for a year is listed for removal (POL-08)."""

from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.gate.looking import look
from florilege.infra.gate.noting import take_notes
from florilege.infra.gate.opened import opened
from florilege.kernel.retention import Period
from florilege.kernel.subjects import PROGRAM, Actor
from florilege.kernel.vocabulary import Purpose, Role
from florilege.oversight.models import FieldUse
from florilege.oversight.unread import keep_notes, unread_fields
from florilege.people.identity.models import Profile
from tests.people_made import make_person
from tests.signing_in import browser

PHONE = "identity.Profile.phone"
YEAR = Period(months=12)


@pytest.fixture
def noted(house: Path) -> None:
    take_notes()
    keep_notes(on=clock.today())


@pytest.mark.promise("POL-08")
@pytest.mark.usefixtures("noted")
def test_a_field_is_listed_once_nothing_has_read_it_for_a_year() -> None:
    today = clock.today()
    begun = FieldUse.objects.get(field=PHONE).known_since

    before = [use.field for use in unread_fields(on=YEAR.after(today) - timedelta(days=1))]
    after = [use.field for use in unread_fields(on=YEAR.after(today))]

    assert begun == today
    assert before == []
    assert PHONE in after


@pytest.mark.usefixtures("noted")
def test_a_look_for_a_purpose_begins_the_year_anew() -> None:
    person = make_person().person
    read_on = clock.today() + timedelta(days=200)

    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route="test"):
        look([Profile.objects.get(person=person)], "phone")
    keep_notes(on=read_on)

    listed = {use.field: use.last_read_on for use in unread_fields(on=YEAR.after(clock.today()))}
    assert PHONE not in listed
    assert FieldUse.objects.get(field=PHONE).last_read_on == read_on


@pytest.mark.usefixtures("noted")
def test_showing_a_value_to_its_owner_is_no_use() -> None:
    person = make_person().person
    take_notes()

    actor = Actor(role=Role.LEARNER, person=person)
    with opened(actor=actor, purposes=(Purpose.RIGHTS,), route="test"):
        look([Profile.objects.get(person=person)], "phone")
    keep_notes(on=clock.today())

    assert FieldUse.objects.get(field=PHONE).last_read_on is None


@pytest.mark.usefixtures("noted")
def test_the_officer_reads_the_list() -> None:
    officer = make_person(roles=(Role.OFFICER,))
    page = "/delegue/registre/"

    assert "depuis moins d’un an" in browser(officer).get(page).content.decode()
    with clock.CLOCK.fixed(clock.now() + timedelta(days=367)):
        later = browser(officer).get(page).content.decode()

    assert PHONE in later
    assert "jamais depuis le" in later
