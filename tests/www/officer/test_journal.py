"""The officer searches the journal, opens a name for a reason, and verifies the chain."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client

from florilege.infra import clock
from florilege.infra.journal.appending import append
from florilege.infra.journal.models import Entry
from florilege.infra.keys.people import destroy_key, fence
from florilege.kernel.subjects import STRANGER, Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.oversight import chain
from florilege.people.identity.models import Profile
from tests.oversight.counting import query_count
from tests.people_made import Made, make_person
from tests.signing_in import browser

JOURNAL = "/delegue/journal/"


def officer(language: str = "en") -> Client:
    client = browser(make_person(roles=(Role.OFFICER,)))
    client.cookies["language"] = language
    return client


def enter(
    subject: SubjectRef,
    *,
    actor: Actor = STRANGER,
    result: str = "open",
    route: str = "office:seats",
) -> int:
    return append(
        at=clock.now(),
        visit=uuid4(),
        actor=actor,
        purpose=Purpose.ENROLMENT,
        subjects=[subject],
        categories=[Category.CONTACT],
        route=route,
        result=result,
    )


def numbers(client: Client, query: str) -> set[int]:
    answer = client.get(f"{JOURNAL}?{query}")
    assert answer.status_code == 200
    return {look.number for look in answer.context["looks"]}


def last() -> Entry:
    entry = Entry.objects.order_by("-number").first()
    assert entry is not None
    return entry


def test_a_search_by_address_becomes_an_opaque_id_before_any_link(house: Path) -> None:
    client, made, other = officer(), make_person(), make_person()
    mine, _ = enter(made.person), enter(other.person)

    answer = client.post(JOURNAL, {"email": made.email.upper(), "side": "subject"})

    assert answer.status_code == 302
    assert answer["Location"] == f"{JOURNAL}?subject={made.person}"
    found = numbers(client, answer["Location"].partition("?")[2])
    assert mine in found
    assert all(made.person in Entry.objects.get(number=n).subject_ids for n in found)


def test_a_search_by_the_address_of_who_looked(house: Path) -> None:
    client, clerk = officer(), make_person(roles=(Role.OFFICE,))
    number = enter(make_person().person, actor=Actor(Role.OFFICE, clerk.person))

    answer = client.post(JOURNAL, {"email": clerk.email, "side": "actor"})

    assert answer["Location"] == f"{JOURNAL}?actor={clerk.person}"
    assert numbers(client, f"actor={clerk.person}&role=office") == {number}


def test_an_address_in_a_link_is_ignored_and_an_unknown_one_is_told(house: Path) -> None:
    client, made = officer(), make_person()
    enter(made.person)

    assert numbers(client, f"email={made.email}&route=") == numbers(client, "")
    answer = client.post(JOURNAL, {"email": "personne@ailleurs.example"})
    assert answer.status_code == 422
    assert "Nobody is found by this address." in answer.content.decode()
    assert "personne@ailleurs.example" in answer.content.decode()


def test_each_part_narrows_the_search(house: Path) -> None:
    client, made = officer(), make_person()
    seen = enter(made.person, actor=Actor(Role.OFFICE, uuid4()))
    refused = enter(made.person, actor=Actor(Role.OFFICE, uuid4()), result="refused_role")
    today = clock.today().isoformat()

    assert numbers(client, "role=office") == {seen, refused}
    assert numbers(client, "role=office&refused_only=on") == {refused}
    assert numbers(client, f"role=office&since={today}&until={today}") == {seen, refused}
    assert numbers(client, "role=office&until=2020-01-01") == set()
    assert numbers(client, "role=office&purpose=teaching") == set()


@pytest.mark.parametrize(
    "wrong",
    ["since=2026-02-30", "subject=somebody", "role=king", "since=2026-03-02&until=2026-03-01"],
)
def test_a_search_that_makes_no_sense_is_told_and_kept(house: Path, wrong: str) -> None:
    answer = officer().get(f"{JOURNAL}?{wrong}")

    assert answer.status_code == 422
    assert "another look" in answer.content.decode()


@pytest.mark.promise("SEC-05")
def test_a_search_by_person_is_itself_entered(house: Path) -> None:
    client, made = officer(), make_person()
    enter(made.person)

    numbers(client, f"subject={made.person}")

    entry = last()
    assert (entry.subject_ids, entry.role, entry.purpose, entry.route) == (
        (made.person,),
        "officer",
        "rights",
        "officer:journal",
    )


def test_results_name_nobody(house: Path) -> None:
    clerk = make_person(given_name="Odile", family_name="Marchand", roles=(Role.OFFICE,))
    made = make_person()
    number = enter(made.person, actor=Actor(Role.OFFICE, clerk.person))
    client = officer()

    for path in (JOURNAL, f"{JOURNAL}{number}/"):
        page = client.get(path).content.decode()
        assert "Odile" not in page
        assert str(clerk.person) not in page


@pytest.mark.promise("SEC-05")
def test_a_name_opens_for_a_reason_that_is_entered(house: Path) -> None:
    clerk = make_person(given_name="Odile", family_name="Marchand", roles=(Role.OFFICE,))
    number = enter(make_person().person, actor=Actor(Role.OFFICE, clerk.person))
    client = officer()

    refused = client.post(f"{JOURNAL}{number}/", {"reason": "curiosity"})
    assert refused.status_code == 422
    assert "Odile" not in refused.content.decode()

    page = client.post(f"{JOURNAL}{number}/", {"reason": "asked"}).content.decode()

    assert "Odile Marchand" in page
    entry = last()
    assert (entry.subject_ids, entry.role, entry.purpose, entry.route, entry.categories) == (
        (clerk.person,),
        "officer",
        "rights",
        "officer:look, asked",
        "identity",
    )


def test_who_is_erased_has_no_name_any_more(house: Path) -> None:
    clerk = make_person(given_name="Odile", roles=(Role.OFFICE,))
    number = enter(make_person().person, actor=Actor(Role.OFFICE, clerk.person))
    fence(clerk.person)
    destroy_key(clerk.person, at=clock.now())
    Profile.objects.filter(person=clerk.person).delete()

    page = officer().post(f"{JOURNAL}{number}/", {"reason": "doubt"}).content.decode()

    assert "(erased)" in page
    assert "Odile" not in page


def test_a_look_of_a_stranger_has_no_name_to_open(house: Path) -> None:
    number = enter(make_person().person)
    client = officer()

    assert "there is no name" in client.get(f"{JOURNAL}{number}/").content.decode()
    posted = client.post(f"{JOURNAL}{number}/", {"reason": "asked"})
    assert "there is no name" in posted.content.decode()
    assert client.get(f"{JOURNAL}999999/").status_code == 404


def test_seeing_at_whom_somebody_looked_is_entered(house: Path) -> None:
    made = make_person()
    number = enter(made.person)

    page = officer().get(f"{JOURNAL}{number}/").content.decode()

    assert str(made.person) in page
    assert (last().subject_ids, last().route) == ((made.person,), "officer:look")


@pytest.mark.promise("SEC-05")
def test_the_button_verifies_the_whole_journal_and_lists_faults(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, made = officer(), make_person()
    enter(made.person)

    assert "The journal is whole" in client.post(f"{JOURNAL}verification/").content.decode()

    Entry.objects.filter(number=1).update(role="office")
    page = client.post(f"{JOURNAL}verification/").content.decode()
    assert "One fault was found." in page
    assert "entry 1 was changed" in page

    monkeypatch.setattr(chain, "MOST_AT_ONCE", 0)
    assert "too long to be verified" in client.post(f"{JOURNAL}verification/").content.decode()


def test_results_come_in_pages_that_keep_the_search(house: Path) -> None:
    client, made = officer(), make_person()
    for _ in range(31):
        enter(made.person, actor=Actor(Role.OFFICE, UUID(int=7)))

    first = client.get(f"{JOURNAL}?role=office").content.decode()

    assert "?role=office&amp;page=2" in first
    assert len(numbers(client, "role=office&page=2")) == 1


def test_a_search_costs_the_same_for_one_and_thirty(house: Path) -> None:
    client, one, many = officer(), make_person(), make_person()
    enter(one.person)
    for _ in range(30):
        enter(many.person)

    def cost(made: Made) -> int:
        return query_count(client, f"{JOURNAL}?subject={made.person}&purpose=enrolment")

    assert cost(one) == cost(many)
    assert cost(one) <= 12
