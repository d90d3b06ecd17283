"""POL-08: an undeclared use is refused and entered; a field that nothing reads for a year is listed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.gate.errors import Refused
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.journal.models import Entry
from florilege.infra.uses import noting
from florilege.infra.uses.gathering import Unread, gather, unread_fields
from florilege.infra.uses.models import FieldUse
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import PROGRAM
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.identity.queries import profile_of
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.www.learner.reading import words_of

FIRST = datetime(2027, 2, 28, 10, tzinfo=UTC)
LANGUAGE = "identity.Profile.language"


@pytest.fixture(autouse=True)
def _nothing_noted(house: Path) -> None:
    noting._noted.clear()
    for path in noting.notes().glob("*.txt"):
        path.unlink()


def read(made: Made, field: str, *, purpose: Purpose, at: datetime) -> None:
    """Look at one field as the program does."""
    profile = profile_of(made.person)
    assert profile is not None
    with clock.CLOCK.fixed(at), opened(actor=PROGRAM, purposes=(purpose,), route="test"):
        look([profile], field)


@pytest.mark.promise("POL-08")
def test_a_field_is_listed_after_a_year_without_use_and_not_a_day_before(house: Path) -> None:
    made = make_person(at=FIRST)
    gather(on=date(2026, 1, 1))
    read(made, "language", purpose=Purpose.NOTICES, at=FIRST)

    gather(on=date(2027, 3, 1))

    use = FieldUse.objects.get(field=LANGUAGE)
    assert (use.declared_on, use.read_on) == (date(2026, 1, 1), date(2027, 2, 28))
    listed = {
        day: [u.field for u in unread_fields(on=day)]
        for day in (date(2028, 2, 27), date(2028, 2, 28))
    }
    assert LANGUAGE not in listed[date(2028, 2, 27)]
    assert LANGUAGE in listed[date(2028, 2, 28)]
    assert Unread(LANGUAGE, date(2027, 2, 28), ever=True) in unread_fields(on=date(2028, 2, 28))


@pytest.mark.promise("POL-08")
def test_showing_a_field_to_its_person_is_no_use_of_it(house: Path) -> None:
    made = make_person(at=FIRST)
    browser(made).get("/mes-donnees/detail/preferences/")

    gather(on=clock.today())

    read_for_themselves = FieldUse.objects.get(field="identity.Profile.goals")
    assert read_for_themselves.read_on is None
    assert FieldUse.objects.get(field=LANGUAGE).read_on == clock.today(), "signing in reads it"


def test_gathering_twice_or_after_a_kill_changes_nothing(house: Path) -> None:
    made = make_person(at=FIRST)
    read(made, "language", purpose=Purpose.NOTICES, at=FIRST)
    with (noting.notes() / "99.txt").open("a", encoding="ascii") as file:
        file.write("2027-03-05 identity.Profile.language\n2027-03-0")

    gather(on=date(2027, 3, 1))
    first = list(FieldUse.objects.order_by("field").values_list())
    gather(on=date(2027, 3, 1))

    assert list(FieldUse.objects.order_by("field").values_list()) == first
    assert FieldUse.objects.get(field=LANGUAGE).read_on == date(2027, 3, 5)
    declared = {f"{h.model}.{n}" for h in REGISTRY.about_people() for n in h.personal_fields}
    assert {use.field for use in FieldUse.objects.all()} == declared


def test_a_day_of_reading_writes_one_line_a_field(house: Path) -> None:
    made = make_person(at=FIRST)
    noting._noted.clear()
    for path in noting.notes().glob("*.txt"):
        path.unlink()

    for _ in range(5):
        read(made, "language", purpose=Purpose.NOTICES, at=FIRST)

    ((_, reads),) = noting.noted()
    assert reads == [(date(2027, 2, 28), LANGUAGE)]


@pytest.mark.promise("POL-08")
@pytest.mark.parametrize("purpose", [Purpose.PERSONALISATION, Purpose.ASSESSMENT])
def test_a_use_for_an_undeclared_purpose_is_refused_and_entered(
    house: Path, purpose: Purpose
) -> None:
    made = make_person()

    with pytest.raises(Refused):
        read(made, "phone", purpose=purpose, at=clock.now())

    entry = Entry.objects.order_by("-number").first()
    assert entry is not None
    assert (entry.purpose, entry.result) == (purpose.value, "refused_purpose")


@pytest.mark.promise("POL-08")
def test_the_officer_sees_what_nobody_reads(house: Path) -> None:
    officer = browser(make_person(roles=(Role.OFFICER,)))
    officer.cookies["language"] = "en"
    calm = words_of(officer.get("/delegue/registre/"))
    FieldUse.objects.create(field="identity.Profile.goals", declared_on=date(2020, 1, 1))

    alarmed = words_of(officer.get("/delegue/registre/"))

    assert "Every field that was declared a year ago has been read since" in calm
    assert "identity.Profile.goals never read since" in alarmed
