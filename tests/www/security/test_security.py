"""The security watch: counts of what was refused, and the state of the journal."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from florilege.infra import clock, policy
from florilege.infra.journal.appending import append
from florilege.infra.journal.models import Entry
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser

PATH = "/securite/"


def security(language: str = "en") -> Client:
    client = browser(make_person(roles=(Role.SECURITY,)))
    client.cookies["language"] = language
    return client


def refuse(route: str, *, days_ago: int = 0) -> SubjectRef:
    actor = Actor(Role.TRAINER, SubjectRef(uuid4()))
    append(
        at=clock.now() - timedelta(days=days_ago),
        visit=uuid4(),
        actor=actor,
        purpose=Purpose.TEACHING,
        subjects=[SubjectRef(uuid4())],
        categories=[Category.CONTACT],
        route=route,
        result="refused_scope",
    )
    assert actor.person is not None
    return actor.person


@pytest.mark.promise("SEC-04")
def test_only_the_security_role_opens_the_watch(house: Path) -> None:
    assert answers_by_role(PATH) == only(Role.SECURITY)


def test_refusals_are_counted_by_role_and_page_and_name_nobody(house: Path) -> None:
    client = security()
    old, person = refuse("trainer:old", days_ago=8), refuse("trainer:learner")
    refuse("trainer:learner")

    page = client.get(PATH).content.decode()

    assert "2 refused looks" in page
    assert "trainer:learner" in page
    assert "trainer:old" not in page
    assert str(person) not in page
    assert str(old) not in page


def test_a_quiet_week_says_so(house: Path) -> None:
    page = security().get(PATH).content.decode()

    assert "Nothing was refused" in page
    assert "the end of the chain holds now" in page


def test_failed_sign_ins_are_counted_without_telling_whose(house: Path) -> None:
    client = security()
    assert "Nobody is slowed down" in client.get(PATH).content.decode()

    for _ in range(policy.charter().security.sign_in_attempts):
        browser().post(
            reverse("account:sign_in"), {"email": "x@courrier.example", "password": "not this one"}
        )

    page = client.get(PATH).content.decode()
    assert "2 addresses or sources" in page
    assert "x@courrier.example" not in page


def test_a_damaged_journal_shows(house: Path) -> None:
    client = security()
    Entry.objects.filter(number=Entry.objects.count()).update(role="office")

    assert "The end of the journal does not hold" in client.get(PATH).content.decode()


def test_the_watch_speaks_french(house: Path) -> None:
    assert "Veille de sécurité" in security("fr").get(PATH).content.decode()
    assert "Rien n’a été refusé" in security("fr").get(PATH).content.decode()


def test_the_watch_costs_the_same_for_one_and_thirty_refusals(house: Path) -> None:
    client = security()
    refuse("page:0")
    one = query_count(client, PATH)

    for number in range(29):
        refuse(f"page:{number}")

    assert query_count(client, PATH) == one
    assert one <= 12
