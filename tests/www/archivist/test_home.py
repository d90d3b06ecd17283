"""On the platform the archivist's page shows the door, the rules, and nothing of the archive."""

from pathlib import Path

import pytest

from florilege.infra import policy
from florilege.infra.archive.depositing import deposit
from florilege.kernel.vocabulary import Role
from tests.infra.archive.deposits import NAME, an_item
from tests.infra.archive.test_depositing import ON
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser

PATH = "/archives/"


@pytest.mark.promise("SEC-04")
def test_only_the_archivist_opens_the_page(house: Path) -> None:
    assert answers_by_role(PATH) == only(Role.ARCHIVIST)


@pytest.mark.promise("RGT-05")
def test_the_platform_shows_the_door_and_nothing_behind_it(house: Path) -> None:
    deposit(item=an_item(), on=ON)
    client = browser(make_person(roles=(Role.ARCHIVIST,)))
    client.cookies["language"] = "en"

    page = client.get(PATH).content.decode()

    assert 'href="http://127.0.0.1:8100"' in page
    assert NAME not in page
    for entry in policy.charter().retention.values():
        assert (entry.archived is not None) == (f"<dt>{entry.title.en}</dt>" in page)
    for path in ("/demander/", "/demandes/0e984725-c51c-4bf4-9960-e1c80e27aba0/"):
        assert client.get(path).status_code == 404


def test_the_page_costs_one_query(house: Path) -> None:
    client = browser(make_person(roles=(Role.ARCHIVIST,)))

    assert query_count(client, PATH) == 1
