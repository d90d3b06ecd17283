"""The archivist's process: a reason, a second person, a search, a reading, a copy, each traced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import IntegrityError, connections, transaction
from django.test import Client

from florilege.infra import clock, policy
from florilege.infra.archive.depositing import deposit
from florilege.infra.archive.ending import end_archives
from florilege.infra.archive.models import Found, Opening
from florilege.infra.days import written
from florilege.infra.journal.models import Entry, EntrySubject
from florilege.infra.schedule.registering import nightly_tasks
from florilege.kernel.vocabulary import Role
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.archive.actions import search_archive as searching
from tests.infra.archive.archivists import as_archivist
from tests.infra.archive.days import days_later
from tests.infra.archive.deposits import NAME, WORDS, an_item
from tests.infra.archive.months_made import months_from
from tests.oversight.counting import HELD, query_count
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.certification.earning import finish, learner

REASON = "Demande écrite de l’intéressée, reçue par courrier"
ASKED = {
    "ground": "person",
    "sought": "verdure clemence",
    "reason": REASON,
    "identity_checked_on": "2026-11-02",
}


@dataclass(frozen=True)
class Desk:
    """Two people at the desk, and what one of them asked for."""

    asker: Client
    second: Client
    asker_is: Made
    second_is: Made

    def ask(self, **changed: str) -> str:
        answer = self.asker.post("/demander/", ASKED | changed)
        assert answer.status_code == 302, answer.content.decode()[:3000]
        return str(answer["Location"])

    def agreed(self, **changed: str) -> str:
        """Ask, agree and search; give the request's page."""
        path = self.ask(**changed)
        self.second.post(f"{path}decider/", {"decision": "agree"})
        self.asker.post(f"{path}chercher/")
        return path

    def sees(self, path: str) -> str:
        return self.asker.get(path).content.decode()


@pytest.fixture
def desk(house: Path) -> Iterator[Desk]:
    asker, second = make_person(roles=(Role.ARCHIVIST,)), make_person(roles=(Role.OFFICER,))
    with as_archivist():
        yield Desk(browser(asker), browser(second), asker, second)


@pytest.fixture
def item(desk: Desk) -> UUID:
    return deposit(item=an_item(), on=clock.today())


@pytest.mark.promise("RGT-05", "SEC-04")
def test_only_archivist_and_officer_come_in(house: Path) -> None:
    people = {role: make_person(roles=(role,)) for role in HELD}
    stranger, learns = browser(), make_person()
    with as_archivist():
        answers = {role: browser(made).get("/").status_code for role, made in people.items()}

        assert stranger.get("/").status_code == 302
        assert browser(learns).get("/").status_code == 403
    assert {role for role, status in answers.items() if status == 200} == {
        Role.ARCHIVIST,
        Role.OFFICER,
    }


def test_the_desk_serves_no_page_of_the_platform(desk: Desk) -> None:
    for path in ("/espace/", "/mes-donnees/", "/bureau/", "/formations/", "/delegue/"):
        assert desk.second.get(path).status_code == 404
    assert desk.asker.get("/compte/mot-de-passe-oublie/")["Location"].startswith(
        settings.PLATFORM_SITE
    )


def test_what_stands_there_is_told_without_a_name(desk: Desk, item: UUID) -> None:
    page = desk.sees("/")

    assert "Preuve d’heures et de résultats" in page
    assert "1 juillet 2031" in page or "1er juillet 2031" in page
    assert NAME not in page


@pytest.mark.promise("RGT-05")
def test_a_document_is_read_and_handed_over_with_a_trace(desk: Desk, item: UUID) -> None:
    path = desk.agreed()

    page = desk.sees(path)
    read = desk.asker.post(f"{path}{item}/lire/")
    handed = desk.asker.post(f"{path}{item}/remettre/")

    assert NAME in page
    assert read.content == handed.content == WORDS.encode()
    assert handed["Content-Disposition"].startswith("attachment")
    (found,) = Found.objects.all()
    assert found.read_at is not None
    assert found.delivered_at is not None
    assert "Copie remise le" in desk.sees(path)
    routes = Entry.objects.filter(purpose="archiving").values_list("route", flat=True)
    assert {"archive.search", "archive.read", "archive.deliver", "archive.opening"} <= set(routes)


@pytest.mark.promise("RGT-05")
def test_a_big_archive_is_searched_in_several_goes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = {deposit(item=an_item(), on=clock.today()) for _ in range(5)}
    monkeypatch.setattr(searching, "BATCH", 2)
    monkeypatch.setattr(searching, "SECONDS", 0)
    path = desk.agreed()
    half, seen = desk.sees(path), Opening.objects.get().seen_count

    for _ in range(2):
        assert Opening.objects.get().searched_at is None
        desk.asker.post(f"{path}chercher/")

    assert seen == 2
    assert "2 documents parcourus sur 5" in half
    assert "Continuer la recherche" in half
    assert {one.item for one in Found.objects.all()} == items
    assert Opening.objects.get().searched_at is None, "its end is not known before it is looked for"
    done = desk.asker.post(f"{path}chercher/", follow=True).content.decode()
    assert "5 documents trouvés" in done
    assert "parcourus sur" not in done
    desk.asker.post(f"{path}chercher/")
    assert Opening.objects.get().seen_count == 2, "a search after its end begins anew"
    assert Found.objects.count() == 5


@pytest.mark.promise("RGT-05")
def test_nothing_opens_before_a_second_person_agreed(desk: Desk, item: UUID) -> None:
    path = desk.ask()

    desk.asker.post(f"{path}chercher/")
    answer = desk.asker.post(f"{path}{item}/lire/")

    assert answer.status_code == 302
    assert NAME not in desk.sees(path)
    assert Found.objects.count() == 0


@pytest.mark.promise("RGT-05")
def test_the_second_person_is_never_the_first(desk: Desk, item: UUID) -> None:
    path = desk.ask()

    page = desk.asker.post(f"{path}decider/", {"decision": "agree"}, follow=True)

    assert "quelqu’un d’autre décide" in page.content.decode()
    opening = Opening.objects.get()
    assert opening.decided_by is None
    with pytest.raises(IntegrityError), transaction.atomic(using="archive"):
        Opening.objects.filter(id=opening.id).update(
            decided_by=desk.asker_is.person, decided_at=clock.now()
        )


def test_a_refused_request_reads_nothing(desk: Desk, item: UUID) -> None:
    path = desk.ask()
    desk.second.post(f"{path}decider/", {"decision": "refuse"})
    desk.second.post(f"{path}decider/", {"decision": "agree"})

    desk.asker.post(f"{path}chercher/")

    assert Opening.objects.get().readable_until is None
    assert "Refusé" in desk.sees(path)
    assert Found.objects.count() == 0


def test_the_second_person_agrees_and_still_reads_nothing(desk: Desk, item: UUID) -> None:
    path = desk.agreed()

    assert NAME not in desk.second.get(path).content.decode()
    assert desk.second.post(f"{path}{item}/lire/").status_code == 302


@pytest.mark.promise("RGT-05")
def test_the_time_is_limited(desk: Desk, item: UUID) -> None:
    path = desk.agreed()
    hours = timedelta(hours=policy.charter().security.archive_reading_hours)

    with clock.CLOCK.fixed(clock.now() + hours + timedelta(seconds=5)):
        late = browser(desk.asker_is)
        answer = late.post(f"{path}{item}/lire/")
        page = late.get(path).content.decode()

    assert answer.status_code == 302
    assert NAME not in page


def test_another_item_cannot_be_read_under_a_request(desk: Desk, item: UUID) -> None:
    other = deposit(item=an_item(identity={"name": "Autre Personne"}), on=clock.today())
    path = desk.agreed()

    assert desk.asker.post(f"{path}{other}/lire/").status_code == 302
    assert "Autre Personne" not in desk.sees(path)


@pytest.mark.parametrize(("changed", "says"), [
    ({"identity_checked_on": ""}, "Vérifiez d’abord qui demande"),
    ({"identity_checked_on": "2099-01-01"}, "n’est pas encore venu"),
    ({"reason": "court"}, "10"),
    ({"sought": ""}, "obligatoire"),
    ({"ground": "curiosity"}, "valide"),
])  # fmt: skip
def test_a_faulty_request_is_kept_and_explained(
    desk: Desk, changed: dict[str, str], says: str
) -> None:
    answer = desk.asker.post("/demander/", ASKED | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert (ASKED | changed)["sought"] in page
    assert Opening.objects.count() == 0


@pytest.mark.promise("RGT-05")
def test_of_the_identity_check_only_fact_day_and_checker_are_kept(desk: Desk) -> None:
    desk.ask()

    opening = Opening.objects.get()
    assert (str(opening.identity_checked_on), opening.identity_checked_by) == (
        "2026-11-02",
        desk.asker_is.person,
    )
    with connections["archive"].cursor() as cursor:
        cursor.execute("SELECT * FROM archive_opening")
        raw = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])
    assert "verdure" not in raw
    assert "intéressée" not in raw


@pytest.mark.promise("RGT-05", "RGT-04")
def test_the_erased_person_gets_theirs(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.ERASURE_DRAIN_SECONDS", 0)
    who = learner(given_name="Odile", family_name="Fougeray")
    finish(who)
    assert open_erasure_request(person=who.made.person, at=clock.now()).erased_at is not None

    asker, second = make_person(roles=(Role.ARCHIVIST,)), make_person(roles=(Role.ARCHIVIST,))
    with as_archivist():
        desk = Desk(browser(asker), browser(second), asker, second)
        by_name = desk.agreed(sought="Fougeray, Odile")
        by_number = desk.agreed(sought=f"cfp-{clock.today():%Y}-000001")
        pages = [desk.sees(path) for path in (by_name, by_number)]
        item = Found.objects.values_list("item", flat=True).distinct().get()
        copy = desk.asker.post(f"{by_name}{item}/remettre/")

    days = f"du {written(who.seat.starts_on)} au {written(clock.today())}"
    for page in pages:
        assert "Odile Fougeray" in page
        assert "Premier bouquet" in page
        assert days in page
    assert copy["Content-Type"] == "application/pdf"
    assert copy.content.startswith(b"%PDF")


@pytest.mark.promise("SEC-05", "RGT-05")
def test_a_living_person_sees_who_opened_their_document(house: Path) -> None:
    who = learner(given_name="Odile", family_name="Fougeray")
    finish(who)
    with days_later(who.seat.ends_on, 1) as at:
        nightly_tasks()["archive"](at)

    asker, second = make_person(roles=(Role.ARCHIVIST,)), make_person(roles=(Role.ARCHIVIST,))
    with as_archivist():
        desk = Desk(browser(asker), browser(second), asker, second)
        path = desk.agreed(sought="Odile Fougeray")
        desk.asker.post(f"{path}{Found.objects.get().item}/lire/")
    looks = EntrySubject.objects.filter(subject=who.made.person).values_list("number", flat=True)
    seen = Entry.objects.filter(number__in=looks, route="archive.read")

    assert [entry.role for entry in seen] == ["archivist"]
    assert "archiviste" in browser(who.made).get("/mes-donnees/regards/").content.decode()


def test_the_trace_ends_by_its_rule(desk: Desk, item: UUID) -> None:
    desk.agreed()
    ends_on = Opening.objects.get().expires_on
    assert ends_on.year == clock.today().year + 5

    with months_from(clock.today()):
        end_archives(on=ends_on - timedelta(days=1), catch_up=True)
        assert Opening.objects.count() == 1
        end_archives(on=ends_on, catch_up=True)
    assert (Opening.objects.count(), Found.objects.count()) == (0, 0)


def test_the_pages_cost_the_same_for_one_and_many(desk: Desk, item: UUID) -> None:
    path = desk.agreed()
    before = query_count(desk.asker, "/"), query_count(desk.asker, path)

    for _ in range(20):
        deposit(item=an_item(), on=clock.today())
    for _ in range(3):
        desk.ask()
    desk.asker.post(f"{path}chercher/")

    assert (query_count(desk.asker, "/"), query_count(desk.asker, path)) == before
    assert max(before) <= 12
