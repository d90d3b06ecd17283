"""A school closes: announced, reversible until the day, and then only the archive runs to its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from florilege.cli.running.days import in_words
from florilege.cli.running.refusing import Refused
from florilege.cli.running.school_closing import close
from florilege.infra import clock, policy
from florilege.infra.archive.ending import end_archives
from florilege.infra.archive.guard import unguarded
from florilege.infra.archive.models import ArchivedItem
from florilege.infra.charters.publishing import enter_first_edition
from florilege.infra.closing.announcing import (
    AnnouncedAlready,
    ClosedAlready,
    TooSoon,
    announce_closing,
    earliest_closing,
    withdraw_closing,
)
from florilege.infra.closing.board import archive_ends_on
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.closing.models import Farewell
from florilege.people.contacts.models import Contact
from florilege.people.credentials.actions.open_account import SchoolIsClosing
from florilege.people.credentials.models import Account
from florilege.rights.models import RightsRequest
from florilege.rights.tables import tables_to_erase
from florilege.teaching.enrolment.actions.request_enrolment import EnrolmentsClosed
from tests.infra.archive.archivists import as_archivist
from tests.infra.archive.months_made import months_from
from tests.letters import letters_to
from tests.people.contacts.made import contact
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.certification.earning import finish, learner
from tests.teaching.learners_made import enrol, plan_for, publish

pytestmark = [pytest.mark.promise("RGT-12")]


@pytest.fixture(autouse=True)
def no_drain(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)


@contextmanager
def on_day(day: date) -> Iterator[datetime]:
    at = datetime.combine(day, time(3), tzinfo=clock.LEGAL_ZONE)
    with clock.CLOCK.fixed(at):
        yield at


def work(day: date) -> None:
    """A day of the worker's: its night, and rounds until nothing is left to do."""
    with on_day(day) as at:
        for turn in range(8):
            if not go_round(at=at + timedelta(minutes=turn)) and turn > 2:
                break


def announced(*, days: int = 40, shut_in: int = 0) -> date:
    on = clock.today() + timedelta(days=days)
    announce_closing(closes_on=on, shut_on=clock.today() + timedelta(days=shut_in), at=clock.now())
    return on


def titles(made: Made) -> list[str]:
    return [title for title, _ in letters_to(made.person)]


def test_everybody_is_told_once_with_the_way_to_their_export() -> None:
    people = [make_person() for _ in range(3)]
    announced(shut_in=20)
    work(clock.today())
    late = make_person()
    work(clock.today() + timedelta(days=1))
    work(clock.today() + timedelta(days=2))

    for made in (*people, late):
        assert sum("ferme" in title for title in titles(made)) == 1
    (text,) = (text for title, text in letters_to(people[0].person) if "ferme" in title)
    for said in ("/mes-donnees/export/", "/espace/documents/", "/fermeture/", "/verifier/"):
        assert said in text


def test_it_cannot_come_sooner_than_the_charters_notice() -> None:
    earliest = earliest_closing(clock.today())

    with pytest.raises(TooSoon):
        announce_closing(
            closes_on=earliest - timedelta(days=1), shut_on=clock.today(), at=clock.now()
        )
    announce_closing(closes_on=earliest, shut_on=clock.today(), at=clock.now())
    with pytest.raises(AnnouncedAlready):
        announce_closing(closes_on=earliest, shut_on=clock.today(), at=clock.now())


def test_sign_up_and_enrolment_are_shut_from_their_day() -> None:
    course, made = publish(), make_person()
    announced(days=40, shut_in=10)
    enrol(make_person(), course)

    with on_day(clock.today() + timedelta(days=10)):
        assert Client().get("/compte/ouvrir/").status_code == 410
        assert browser(made).get("/espace/").status_code == 200
        with pytest.raises(EnrolmentsClosed):
            enrol(made, course)
        with pytest.raises(SchoolIsClosing):
            make_person()


def test_sessions_that_would_be_cut_short_are_named_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    course = publish()
    enrol(make_person(), course)  # for two months
    plan_for(course, starts_in=50)  # nobody sits there
    monkeypatch.setattr("sys.stdin", StringIO("autre\n"))

    with pytest.raises(Refused):
        close(on=clock.today() + timedelta(days=40), shut_on=None, withdraw=False)

    said = capsys.readouterr().out
    assert "1 session with learners is not over by then:" in said
    assert f"{in_words(clock.today() + timedelta(days=60))}  Session" in said


def test_nothing_is_offered_any_more_that_would_be_refused() -> None:
    plan_for(publish(), starts_in=20)
    announced(days=40, shut_in=10)
    pages = ("/", "/compte/entrer/", "/formations/premier-bouquet/")

    def offered() -> list[bool]:
        said = [Client().get(path).content.decode() for path in pages]
        return ["/compte/ouvrir/" in text or "/inscription/" in text for text in said]

    assert offered() == [True, True, True]
    with on_day(clock.today() + timedelta(days=10)):
        assert offered() == [False, False, False]
        assert "ne prend plus" in Client().get("/fermeture/").content.decode()


def test_it_is_taken_back_until_the_day_and_everybody_told_hears_it() -> None:
    made = make_person()
    on = announced()
    work(clock.today())

    assert withdraw_closing(at=clock.now())
    work(clock.today() + timedelta(days=1))
    work(on + timedelta(days=1))

    told = titles(made)
    assert [sum(word in title for title in told) for word in ("ferme", "reste")] == [1, 1]
    assert Farewell.objects.count() == 0
    assert Account.objects.filter(person=made.person, state="active").exists()
    assert Client().get("/").status_code == 200
    announced()
    with on_day(on), pytest.raises(ClosedAlready):
        withdraw_closing(at=clock.now())


def test_the_eve_everything_is_open_and_on_the_day_only_what_outlives() -> None:
    made, officer = make_person(), make_person(roles=(Role.OFFICER,))
    on = announced()
    open_till_then = ("/", "/formations/", "/confidentialite/", "/verifier/", "/fermeture/")
    with on_day(on - timedelta(days=1)):
        client = browser(made)
        assert [client.get(path).status_code for path in (*open_till_then, "/espace/")] == [200] * 6

    with on_day(on):
        assert [Client().get(path).status_code for path in open_till_then] == [
            302,
            410,
            200,
            200,
            200,
        ]
        assert client.get("/espace/").status_code == 410
        assert "L’école a fermé le" in browser(officer).get("/delegue/").content.decode()
        page = Client().get("/fermeture/").content.decode()
        assert "donnees@atelier-corolle.example" in page


def test_the_archives_own_door_goes_on_after_the_last_day() -> None:
    archivist = make_person(roles=(Role.ARCHIVIST,))
    on = announced()

    with on_day(on), as_archivist():
        desk = browser(archivist)
        home = desk.get(reverse("archive:home"))

    assert home.status_code == 200


def test_who_learnt_here_asks_for_a_document_on_the_public_page() -> None:
    officer = make_person(roles=(Role.OFFICER,))
    on = announced()
    given = {
        "name": "Odile Fougeray",
        "email": "odile.fougeray@courrier.example",
        "told": "Ma preuve d’heures de 2026",
    }
    assert Client().post("/fermeture/", given).status_code == 200
    assert not RightsRequest.objects.exists()

    with on_day(on):
        assert Client().post("/fermeture/", given | {"email": "rien"}).status_code == 422
        assert Client().post("/fermeture/", given).status_code == 302
        assert Client().post("/fermeture/", given).status_code == 302
        statuses = [
            Client().post("/fermeture/", given | {"email": f"{n}@courrier.example"}).status_code
            for n in range(5)
        ]
        assert statuses[-1] == 422, "somebody who asks without end is made to wait"
        row = RightsRequest.objects.filter(way="page").order_by("received_on").first()
        assert row is not None
        page = browser(officer).get(f"/delegue/demandes/{row.id}/")
        assert page.status_code == 200


@pytest.mark.promise("RGT-04", "RGT-05", "RET-03")
def test_day_by_day_to_the_end_of_the_archive() -> None:
    """Accounts stand to the eve, go on the day; documents go on theirs; then nobody is left."""
    today = clock.today()
    with months_from(today):
        who = learner(given_name="Odile", family_name="Fougeray")
        finish(who)
        office = make_person(roles=(Role.OFFICE, Role.TRAINER))
        signatory = contact(office)
        officer, archivist = (make_person(roles=(role,)) for role in (Role.OFFICER, Role.ARCHIVIST))
        enter_first_edition(Path(settings.CHARTER_PATH).read_text(encoding="utf-8"), at=clock.now())
        on = announced(days=40)
        work(today)

        work(on - timedelta(days=1))
        assert Account.objects.count() == 4
        assert Contact.objects.filter(id=signatory.id).exists()
        ((_, told),) = [
            one for one in letters_to(SubjectRef(signatory.person)) if "ferme" in one[0]
        ]
        assert "parmi ses contacts" in told
        assert "/mes-donnees/sans-compte/" in told
        work(on)
        work(on + timedelta(days=1))
        staying = set(Account.objects.values_list("person", flat=True))
        assert staying == {officer.person, archivist.person}
        assert office.person not in staying
        assert not Contact.objects.exists()
        assert {(r.person) for t in tables_to_erase() for r in t.rows(who.made.person)} == set()

        (item,) = documents()
        assert item.expires_on <= archive_ends_on(on)
        for day, left in ((item.expires_on - timedelta(days=1), 1), (item.expires_on, 0)):
            with as_archivist():
                end_archives(on=day, catch_up=True)
            assert len(documents()) == left
        last = archive_ends_on(on)
        work(last - timedelta(days=1))
        assert Account.objects.count() == 2
        work(last)
        work(last + timedelta(days=1))

    left = {
        t.name: t.model._default_manager.using(t.vault.value).count() for t in tables_to_erase()
    }
    assert {name: count for name, count in left.items() if count} == {}
    assert policy.editions()


def documents() -> list[ArchivedItem]:
    with unguarded():
        return list(ArchivedItem.objects.all())
