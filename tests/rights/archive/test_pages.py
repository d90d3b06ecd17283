"""What a person is told of the archive: on their own page, before they leave, and on the receipt."""

from pathlib import Path

import pytest
from django.db import connections
from tests.infra.archive.days import days_later
from tests.oversight.counting import answers_by_role, query_count
from tests.people_made import make_person
from tests.signing_in import browser
from tests.teaching.certification.earning import Learner, finish, learner
from tests.teaching.learners_made import enrol, publish
from tests.www.learner.reading import words_of

from florilege.infra import clock
from florilege.infra.days import written
from florilege.infra.keys.models import PersonKey
from florilege.infra.schedule.registering import nightly_tasks
from florilege.kernel.access import KeyState
from florilege.kernel.vocabulary import Role
from florilege.rights.archive.models import ArchivedNote
from florilege.rights.archive.retelling import tell_older_notes
from florilege.teaching.enrolment.models import Enrolment

PATH, DELETE = "/mes-donnees/archives/", "/mes-donnees/supprimer/"
LAW = "L6362-6"


def test_who_learnt_nothing_is_told_what_will_stand_here(house: Path) -> None:
    client = browser(make_person())

    page = client.get(PATH).content.decode()

    assert "Rien de vous n’est archivé" in page
    assert "La loi ne nous ferait rien garder de vous" in page
    assert "Gardé à part" not in client.get(DELETE).content.decode()


def test_only_people_themselves_open_the_page(house: Path) -> None:
    assert answers_by_role(PATH)[Role.ANONYMOUS] == 302


@pytest.mark.promise("RGT-05")
def test_before_leaving_one_is_told_what_stays_why_and_until_when(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.ERASURE_DRAIN_SECONDS", 0)
    who = learner()
    finish(who)
    client = browser(who.made)

    pages = [client.get(path).content.decode() for path in (PATH, DELETE)]
    answer = client.post(DELETE, {"understood": "yes"}, follow=True)

    assert answer.status_code == 200
    receipt = answer.content.decode()
    for page in (*pages, receipt):
        assert "Preuve d’heures et de résultats" in page
        assert LAW in page
        assert f"{clock.today().year + 5}" in page
    assert "est en cours" in pages[1], "a running training is told first"
    assert "Gardé à part" in receipt


@pytest.mark.promise("RGT-05", "RET-07", "RGT-01")
def test_the_night_after_a_training_archives_its_proof_and_tells(house: Path) -> None:
    who = learner()
    finish(who)
    end = who.seat.ends_on

    with days_later(end) as at:
        assert nightly_tasks()["archive"](at) == 0, "its last day is still in use"
    with days_later(end, 1) as at:
        assert nightly_tasks()["archive"](at) == 1
        assert nightly_tasks()["archive"](at) == 0
        page = browser(who.made).get(PATH).content.decode()

    (note,) = ArchivedNote.objects.filter(person=who.made.person)
    assert note.event_on == end
    assert "Aux archives aujourd’hui" in page
    assert "Mes documents" in page, "their own copies are where they were"


def two_proofs() -> Learner:
    """Somebody who learnt two courses that end on one day."""
    who, other = learner(), publish(slug="second", **{"Premier bouquet": "Gerbe de deuil"})
    finish(who)
    finish(Learner(who.made, enrol(who.made, other), other))
    return who


@pytest.mark.promise("RGT-05", "RGT-01")
def test_several_proofs_are_told_apart_by_course_and_days(house: Path) -> None:
    who = two_proofs()
    first, last = who.seat.starts_on, who.seat.ends_on

    with days_later(last) as at:
        before = words_of(browser(who.made).get(PATH))
        delete = words_of(browser(who.made).get(DELETE))
    with days_later(last, 1) as at:
        assert nightly_tasks()["archive"](at) == 2
        client = browser(who.made)
        after = words_of(client.get(PATH))
        own = words_of(client.get("/mes-donnees/detail/requests/?page=2"))

    days = f"du {written(first)} au {written(last)}"
    for course in ("Premier bouquet", "Gerbe de deuil"):
        line = f"Preuve d’heures et de résultats : {course}, {days}"
        assert [before.count(line), delete.count(line)] == [1, 1]
        assert after.count(line) == 2, "once as it stands there, once as it would stay"
        assert f"formation : {course} · du : {first:%d/%m/%Y} · au : {last:%d/%m/%Y}" in own
    with connections["identity"].cursor() as cursor:
        cursor.execute("SELECT * FROM archive_desk_archivednote")
        raw = b"".join(bytes(v) if isinstance(v, memoryview) else str(v).encode()
                       for row in cursor for v in row)  # fmt: skip
    assert b"bouquet" not in raw
    assert str(first).encode() not in raw


def test_older_notes_are_told_apart_after_the_next_night(house: Path) -> None:
    who = two_proofs()
    with days_later(who.seat.ends_on, 1) as at:
        nightly_tasks()["archive"](at)
        ArchivedNote.objects.update(about=None)
        Enrolment.objects.filter(id=who.seat.id).delete()
        untold = words_of(browser(who.made).get(PATH))

        assert tell_older_notes(on=clock.today()) == 2
        assert tell_older_notes(on=clock.today()) == 0
        told = words_of(browser(who.made).get(PATH))

    assert untold.count("Gerbe de deuil") == 1, "what would stay is told from the seat that is left"
    assert told.count("Gerbe de deuil") == 2
    assert "Premier bouquet" not in told, "nobody can tell any more"
    assert told.count("Preuve d’heures et de résultats") == 3


def test_who_is_being_erased_meanwhile_gets_no_note_and_the_night_goes_on(house: Path) -> None:
    leaving, staying = learner(), learner(given_name="Ève")
    for who in (leaving, staying):
        finish(who)
    with days_later(leaving.seat.ends_on, 1) as at:
        PersonKey.objects.filter(person=leaving.made.person).update(state=KeyState.ERASING)
        nightly_tasks()["archive"](at)

    assert [n.person for n in ArchivedNote.objects.all()] == [staying.made.person]


def test_the_page_costs_the_same_for_one_and_many_trainings(house: Path) -> None:
    one, many = learner(), learner(given_name="Ève")
    courses = [publish(slug=f"cours-{number}") for number in range(4)]
    seats = [Learner(many.made, enrol(many.made, course), course) for course in courses]
    for who in (one, many, *seats):
        finish(who)
    with days_later(one.seat.ends_on, 1) as at:
        assert nightly_tasks()["archive"](at) == 6
        counts = [query_count(browser(who.made), PATH) for who in (one, many)]

    assert counts[0] == counts[1] <= 12
