"""Probes of the running installation: each says what holds here, and does not say more."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings
from django.utils import translation

from florilege.infra import clock
from florilege.infra.journal.models import Entry
from florilege.infra.keys.models import Epoch
from florilege.infra.schedule.models import Beat
from florilege.kernel.vocabulary import Vault
from florilege.oversight.chain import chain_state
from florilege.oversight.probes import (
    direct_connections,
    epoch,
    journal,
    probes,
    transport,
    vaults,
    worker,
)
from florilege.oversight.promises.probe import Answer
from tests.people_made import make_person
from tests.signing_in import browser


def described(**changes: dict[str, object]) -> dict[str, dict[str, object]]:
    base = {v.value: {"NAME": f"florilege_{v}", "USER": f"role_{v}"} for v in Vault}
    return {name: {**one, **changes.get(name, {})} for name, one in base.items()}


def test_every_probe_answers_in_a_new_installation(house: Path) -> None:
    with translation.override("en"):
        made = probes(at=clock.now())
    found = {probe.name: probe.answer for probe in made}

    rows = {row for probe in made for row in probe.rows}
    assert rows == {"SEC-05", "RGT-04", "SEC-03", "RGT-05", "SEC-01", "SEC-11"}
    assert found["Access journal"] is Answer.HOLDS
    assert found["Archive"] is not Answer.HOLDS, "a role of its own is not set up in tests"
    assert all(probe.said for probe in made)


def test_a_damaged_journal_fails(house: Path) -> None:
    browser(make_person())
    assert journal(chain_state()).answer is Answer.HOLDS

    Entry.objects.filter(number=Entry.objects.count()).update(role="officer")

    assert journal(chain_state()).answer is Answer.FAILS


def test_a_worker_that_stands_still_fails(house: Path) -> None:
    at = clock.now()
    assert worker(at=at).answer is Answer.FAILS

    Beat.objects.create(id=1, at=at)

    assert worker(at=at).answer is Answer.HOLDS


def test_an_epoch_that_did_not_turn_for_two_days_fails(house: Path) -> None:
    begun = Epoch.objects.order_by("-number").first().started_at

    assert epoch(at=begun + timedelta(hours=25)).answer is Answer.HOLDS
    assert epoch(at=begun + timedelta(hours=49)).answer is Answer.FAILS


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, Answer.HOLDS),
        ({"learning": {"USER": "role_identity"}}, Answer.NOT_HERE),
        ({"learning": {"NAME": "florilege_identity"}}, Answer.FAILS),
    ],
)
def test_vaults_are_separate_only_with_databases_and_roles_of_their_own(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, dict[str, object]], answer: Answer
) -> None:
    monkeypatch.setattr(settings, "DATABASES", described(**changes))

    assert vaults().answer is answer


@pytest.mark.parametrize(
    ("site", "hosts", "answer"),
    [
        ("http://127.0.0.1:8000", ["127.0.0.1", "localhost", "[::1]"], Answer.HOLDS),
        ("http://127.0.0.1:8000", ["127.0.0.1", "ecole.example"], Answer.FAILS),
        ("http://ecole.example", ["ecole.example"], Answer.FAILS),
    ],
)
def test_without_tls_only_this_machine_may_be_served(
    site: str, hosts: list[str], answer: Answer
) -> None:
    with override_settings(SITE_URL=site, ALLOWED_HOSTS=hosts):
        assert transport().answer is answer


def test_tls_needs_the_redirection_and_hsts_too() -> None:
    served = {"SITE_URL": "https://ecole.example", "ALLOWED_HOSTS": ["ecole.example"]}

    with override_settings(**served, SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=31_536_000):
        assert transport().answer is Answer.HOLDS
    with override_settings(**served, SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=0):
        assert transport().answer is Answer.FAILS


def test_embedded_vaults_have_no_server_to_ask(house: Path) -> None:
    if settings.DATABASES["journal"]["ENGINE"].endswith("postgresql"):
        pytest.skip("about embedded vaults")
    assert direct_connections() == ()


@pytest.mark.promise("SEC-05")
def test_a_database_server_that_logs_no_connections_fails(house: Path) -> None:
    if not settings.DATABASES["journal"]["ENGINE"].endswith("postgresql"):
        pytest.skip("about a database server")
    (probe,) = direct_connections()
    assert probe.answer is Answer.FAILS
    assert "log_connections" in probe.said

    with connections["journal"].cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET log_connections = on")
        cursor.execute("SELECT pg_reload_conf(), pg_sleep(0.5)")
    for connection in connections.all():
        connection.close()

    (now,) = direct_connections()
    assert now.answer is Answer.HOLDS
    with connections["journal"].cursor() as cursor:
        cursor.execute("ALTER SYSTEM RESET log_connections")
        cursor.execute("SELECT pg_reload_conf()")
