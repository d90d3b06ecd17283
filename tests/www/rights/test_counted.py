"""A receipt names tables and vaults as a person reads them."""

import pytest
from django.utils.translation import override

from florilege.cli.words import known_words
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Vault
from florilege.rights.tables import tables_to_erase, tables_with_helpers
from florilege.www.rights.counted import counted_in_words
from florilege.www.rights.words import VAULTS, vaults_in_words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_vault_has_words_of_its_own(language: str) -> None:
    with override(language):
        told = vaults_in_words([Vault.KEYS]) + vaults_in_words(set(Vault) - {Vault.KEYS})
        every = vaults_in_words(set(Vault))

    assert len(set(told)) == len(Vault)
    assert set(told) & set(Vault) == set()
    assert every == (["tous les coffres"] if language == "fr" else ["every vault"])
    assert set(VAULTS.values()) <= known_words()


def test_each_count_of_an_erasure_is_said_in_words() -> None:
    deleted = [table.name for table in tables_to_erase()]
    emptied = [
        f"{table.name}.{field} emptied"
        for table in tables_with_helpers()
        for field in table.holding.acted_by_fields
    ]

    with override("fr"):
        lines = counted_in_words(dict.fromkeys([*deleted, *emptied, "files"], 1))

    assert len(lines) == len(deleted) + len(emptied) + 1
    models = {holding.model for holding in REGISTRY}
    assert not any(model in line.title for line in lines for model in models)
    assert {line.vault for line in lines} <= {"", *(v for v in _french_vaults())}
    titles = [holding.title for holding in REGISTRY if f"identity.{holding.model}" in deleted]
    assert not set(titles) & {line.title for line in lines}, "these are not in French"


def test_a_table_of_another_version_keeps_its_name() -> None:
    with override("fr"):
        (gone, other) = counted_in_words({"identity.gone.Table": 2, "something else": 1})

    assert (gone.title, gone.vault, gone.count) == ("gone.Table", "le coffre des identités", 2)
    assert (other.title, other.vault) == ("something else", "")


def _french_vaults() -> list[str]:
    with override("fr"):
        return [words for vault in Vault for words in vaults_in_words([vault])]
