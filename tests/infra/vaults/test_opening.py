"""A page opens what it declares, and for no longer than a request may last."""

from pathlib import Path

import pytest
from django.db import connections

from florilege.infra.vaults.opening import RequestTooLong, VaultNotDeclared, lifted, only
from florilege.infra.vaults.router import NoVault
from florilege.kernel.vocabulary import Vault
from florilege.people.identity.models import Profile


def ask(vault: Vault) -> None:
    with connections[vault.value].cursor() as cursor:
        cursor.execute("SELECT 1")


def test_a_vault_that_was_not_declared_is_closed(house: Path) -> None:
    with only({Vault.IDENTITY}, seconds=20):
        ask(Vault.IDENTITY)
        with pytest.raises(VaultNotDeclared):
            ask(Vault.LEARNING)
    ask(Vault.LEARNING)


def test_keys_and_journal_are_the_gates_own(house: Path) -> None:
    with only({Vault.PUBLIC}, seconds=20):
        ask(Vault.KEYS)
        ask(Vault.JOURNAL)


def test_after_its_time_a_page_reaches_no_vault(house: Path) -> None:
    with only({Vault.IDENTITY}, seconds=-1), pytest.raises(RequestTooLong):
        Profile.objects.count()


def test_a_model_of_several_vaults_says_which(house: Path) -> None:
    from florilege.infra.outbox.models import Parcel

    with pytest.raises(NoVault):
        Parcel.objects.count()
    assert Parcel.objects.using("learning").count() == 0


def test_machinery_inside_a_page_reaches_its_own_vaults(house: Path) -> None:
    with only({Vault.IDENTITY}, seconds=20):
        with lifted():
            ask(Vault.LEARNING)
        with pytest.raises(VaultNotDeclared):
            ask(Vault.LEARNING)
