"""The archivist's page says that there is no archive yet, and promises nothing else."""

from pathlib import Path

import pytest

from florilege.infra import policy
from florilege.kernel.vocabulary import Role
from tests.oversight.counting import answers_by_role, only, query_count
from tests.people_made import make_person
from tests.signing_in import browser

PATH = "/archives/"


@pytest.mark.promise("SEC-04")
def test_only_the_archivist_opens_the_page(house: Path) -> None:
    assert answers_by_role(PATH) == only(Role.ARCHIVIST)


def test_nothing_is_archived_and_the_charter_says_what_will_be(house: Path) -> None:
    client = browser(make_person(roles=(Role.ARCHIVIST,)))
    client.cookies["language"] = "en"

    page = client.get(PATH).content.decode()

    assert "Nothing is archived yet" in page
    for entry in policy.charter().retention.values():
        assert (entry.archived is not None) == (f"<dt>{entry.title.en}</dt>" in page)


def test_the_page_speaks_french_and_costs_one_query(house: Path) -> None:
    client = browser(make_person(roles=(Role.ARCHIVIST,)))
    client.cookies["language"] = "fr"

    assert "Rien n’est encore archivé" in client.get(PATH).content.decode()
    assert query_count(client, PATH) == 1
