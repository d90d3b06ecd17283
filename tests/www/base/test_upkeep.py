"""The health address, the calm page while nobody may be served, and the announcement before."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from tests.people_made import make_person
from tests.signing_in import browser

from florilege import __version__
from florilege.infra import clock
from florilege.infra.backup.unfinished import Unfinished, mark, unmark
from florilege.infra.schedule.models import Beat
from florilege.infra.upkeep import (
    Upgrading,
    announce,
    announced,
    begin_upgrade,
    end_upgrade,
    withdraw,
)
from florilege.kernel.vocabulary import Vault
from florilege.www.base import upkeep

pytestmark = pytest.mark.promise("SEC-16")


@pytest.fixture(autouse=True)
def _open(house: Path) -> Iterator[None]:
    yield
    end_upgrade()
    unmark()
    withdraw()


def health(client: Client) -> tuple[int, dict[str, Any]]:
    answer = client.get("/sante", headers={"host": "10.0.0.7"})
    return answer.status_code, json.loads(answer.content)


def test_health_says_that_pages_are_served_and_nothing_of_anybody() -> None:
    make_person()

    assert health(Client()) == (
        200,
        {"state": "serving", "version": __version__, "worker": "silent"},
    )
    Beat.objects.create(id=1, at=clock.now())
    assert health(Client())[1]["worker"] == "alive"


def test_health_names_a_vault_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Down:
        def cursor(self) -> object:
            raise DatabaseError

    learning = Vault.LEARNING.value
    known = upkeep.connections
    monkeypatch.setattr(
        upkeep, "connections", {v.value: Down() if v == learning else known[v.value] for v in Vault}
    )

    status, said = health(Client())

    assert (status, said["state"], said["silent"]) == (503, "failing", ["learning"])


@pytest.mark.parametrize("state", ["upgrade", "restore"])
def test_while_nobody_may_be_served_every_page_is_calm(state: str) -> None:
    client = browser(make_person())
    if state == "upgrade":
        begin_upgrade(Upgrading("0.1.0", "0.2.0", "some", clock.now()))
    else:
        mark(Unfinished("some", "some"))

    for path in ("/", "/espace/", "/mes-donnees/"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer["Retry-After"]
        assert "De retour bientôt" in answer.content.decode()
    assert health(client) == (503, {"state": "maintenance", "version": __version__})


def test_a_mark_that_cannot_be_read_keeps_everybody_out(house: Path) -> None:
    (house / "restoring.json").write_text("{")

    assert Client().get("/").status_code == 503


def test_maintenance_is_announced_until_it_is_over() -> None:
    at = clock.now()
    announce(begins_at=at + timedelta(hours=3), length=timedelta(minutes=20))

    page = Client().get("/").content.decode()

    assert "fermée pour maintenance le" in page
    assert announced(at=at + timedelta(hours=3, minutes=19)) is not None
    assert announced(at=at + timedelta(hours=3, minutes=20)) is None
    withdraw()
    assert "fermée pour maintenance" not in Client().get("/").content.decode()
