"""RGT-08: one field or one entry is restricted by itself; all the rest goes on as before."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.gate.looking import disclosed, is_restricted, look
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.keys.people import change_limits, standing_of
from florilege.infra.mail.models import Letter
from florilege.infra.outbox.delivering import deliver_due
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.access import Standing
from florilege.kernel.datum import Datum, NotADatum, datum_of
from florilege.kernel.subjects import PROGRAM, Actor
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.people.contacts.models import Contact
from florilege.people.identity.models import Profile
from florilege.rights.actions.announce_lifting import announce_lifting
from florilege.rights.actions.restrict_data import lift_own, restrict_data
from florilege.rights.data import NotRestrictable
from florilege.rights.enums import Ground
from florilege.rights.models import Restriction, Telling
from florilege.rights.standing import obey
from tests.letters import letters_to
from tests.oversight.counting import queries, query_count
from tests.people.contacts.made import contact
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.www.learner.reading import words_of

PHONE = Datum("identity.Profile", field="phone")
FAMILY = Datum("identity.Profile", field="family_name")
ORIGINS = [Datum("room.Model", field="name"), Datum("room.Model", row=str(uuid4()))]


def restrict(made: Made, datum: Datum) -> Restriction:
    return restrict_data(
        person=made.person, category=None, datum=datum, ground=Ground.ACCURACY, note="Faux.",
        at=clock.now(),
    )  # fmt: skip


def seen(made: Made, purpose: Purpose = Purpose.NOTICES) -> dict[str, bool]:
    """Tell which of two fields the program may open for a purpose."""
    row = Profile.objects.get(person=made.person)
    with opened(actor=PROGRAM, purposes=(purpose,), route="test"):
        look([row], "given_name", "family_name")
        names = ("given_name", "family_name")
        return {name: not isinstance(getattr(row, name), Withheld) for name in names}


@pytest.mark.parametrize("datum", ORIGINS)
def test_a_datum_and_its_word_are_the_same(datum: Datum) -> None:
    assert datum_of(datum.word) == datum


@pytest.mark.parametrize("word", ["", "phone", "Profile.phone", "identity.Profile~", "a~b"])
def test_other_words_are_refused(word: str) -> None:
    with pytest.raises(NotADatum):
        datum_of(word)


@pytest.mark.promise("RGT-08")
def test_one_field_is_shut_from_that_second_and_the_others_are_not(house: Path) -> None:
    made, other = make_person(), make_person()

    row = restrict(made, FAMILY)

    assert seen(made) == {"given_name": True, "family_name": False}
    assert seen(other) == {"given_name": True, "family_name": True}
    lift_own(row.id, person=made.person, at=clock.now())
    assert seen(made) == {"given_name": True, "family_name": True}


@pytest.mark.promise("RGT-08")
def test_rights_and_legal_duties_go_on(house: Path) -> None:
    made = make_person()
    restrict(made, FAMILY)

    for purpose in (Purpose.RIGHTS, Purpose.ARCHIVING):
        row = Profile.objects.get(person=made.person)
        role = Actor(Role.LEARNER, made.person) if purpose is Purpose.RIGHTS else PROGRAM
        with opened(actor=role, purposes=(purpose,), route="test"):
            look([row], "family_name")
            assert not isinstance(row.family_name, Withheld), purpose


@pytest.mark.promise("RGT-08")
def test_one_row_is_shut_and_its_neighbours_are_not(house: Path) -> None:
    office = make_person(roles=(Role.OFFICE,))
    learner = make_person()
    first = contact(office, email=learner.email, organisation="Fleurs Durand")
    second = contact(office, email=learner.email, organisation="Les Serres")
    restrict(learner, Datum("contacts.Contact", row=str(first.id)))

    rows = list(Contact.objects.filter(person=learner.person).order_by("entered_on"))
    with opened(
        actor=Actor(Role.OFFICE, office.person), purposes=(Purpose.RELATIONS,), route="test"
    ):
        look(rows, "organisation", "kind")
        shut = {row.id: isinstance(row.organisation, Withheld) for row in rows}
        shown = {row.id for row in disclosed(rows, "kind")}

    assert shut == {first.id: True, second.id: False}
    assert shown == {second.id}
    words = words_of(browser(office).get("/bureau/contacts/"))
    assert "Les Serres" in words
    assert "Fleurs Durand" not in words


def test_a_restricted_field_keeps_its_category_from_being_worked_with(house: Path) -> None:
    made = make_person()
    restrict(made, FAMILY)

    asked = (Purpose.CERTIFICATION, (Category.IDENTITY,)), (Purpose.RIGHTS, (Category.IDENTITY,))

    assert [is_restricted(made.person, purpose=p, categories=c) for p, c in asked] == [True, False]


@pytest.mark.promise("RGT-08")
def test_a_kill_between_the_two_vaults_is_made_good(house: Path) -> None:
    made = make_person()
    restrict(made, FAMILY)
    change_limits(made.person, lambda _now: Standing())
    assert seen(made)["family_name"]

    obey(made.person)
    deliver_due(at=clock.now())

    standing = standing_of(made.person)
    assert standing is not None
    assert standing.restricted_data == {FAMILY}
    assert not seen(made)["family_name"]


@pytest.mark.promise("RGT-08")
def test_the_person_is_told_before_it_is_lifted(house: Path) -> None:
    made = make_person()
    row = restrict(made, FAMILY)
    announce_lifting(row.id, reason="Vérifié.", told_on_paper=False, at=clock.now())
    assert not seen(made)["family_name"]

    Letter.objects.update(sent_at=clock.now())
    tomorrow = clock.now() + timedelta(days=1, hours=1)
    with clock.CLOCK.fixed(tomorrow):
        go_round(at=tomorrow)

    assert seen(made)["family_name"]
    assert Letter.objects.filter(person=made.person, kind="rights_lifting").exists()


@pytest.mark.promise("LAW-09")
def test_recipients_of_its_category_are_told(house: Path) -> None:
    made = make_person()
    restrict(made, FAMILY)
    deliver_due(at=clock.now())

    told = set(Telling.objects.filter(person=made.person).values_list("recipient", flat=True))

    assert {"payment", "funders"} <= told, "they receive identity"
    assert "assessment_tool" not in told
    assert letters_to(made.person) != []


@pytest.mark.parametrize(
    "datum",
    [
        Datum("identity.Profile", field="nothing"),
        Datum("credentials.Account", field="password"),
        Datum("nowhere.Model", field="name"),
        Datum("contacts.Contact", row=str(uuid4())),
        Datum("contacts.Contact", row="7"),
    ],
)
def test_what_is_not_theirs_or_not_declared_is_refused(house: Path, datum: Datum) -> None:
    made = make_person()

    with pytest.raises(NotRestrictable):
        restrict(made, datum)

    assert browser(made).get(f"/mes-donnees/choix/limiter/{datum.word}/").status_code == 404


@pytest.mark.promise("RGT-08")
def test_it_is_asked_on_ones_own_page_and_seen_by_the_officer(house: Path) -> None:
    made = make_person(given_name="Jeanne", family_name="Kerbrat")
    client = browser(made)
    page = f"/mes-donnees/choix/limiter/{FAMILY.word}/"
    assert page in client.get("/mes-donnees/detail/identity/").content.decode()
    without = client.post(page, {"note": "Mon nom est faux."})

    asked = client.post(page, {"ground": "accuracy", "note": "Mon nom est faux."})

    assert (without.status_code, asked.status_code) == (422, 302)
    assert "Mon nom est faux." in without.content.decode()
    assert "Votre profil, " in words_of(client.get("/mes-donnees/choix/"))
    desk = words_of(browser(make_person(roles=(Role.OFFICER,))).get("/delegue/limitations/"))
    assert "Mon nom est faux." in desk
    assert "Kerbrat" in words_of(client.get("/mes-donnees/detail/identity/"))


def test_a_look_costs_no_more_queries(house: Path) -> None:
    made = make_person()
    rows = [Profile.objects.get(person=made.person)]
    counts = []
    for turn in range(3):
        with queries() as count, opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route="test"):
            look(rows, "given_name", "family_name")
            counts.append(count())
        if turn == 1:
            restrict(made, FAMILY)

    assert counts[1] == counts[2], "the first one reads what is read once in a process"
    assert query_count(browser(made), "/mes-donnees/choix/") <= 12
