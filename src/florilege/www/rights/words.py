"""The words of these pages for what declarations and journal say in codes."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra import policy
from florilege.kernel.declarations import Source
from florilege.kernel.vocabulary import Purpose, Role, Vault

_ROLES = {
    Role.ANONYMOUS: gettext_noop("a visitor"),
    Role.LEARNER: gettext_noop("a learner"),
    Role.TRAINER: gettext_noop("a trainer"),
    Role.OFFICE: gettext_noop("the office"),
    Role.OFFICER: gettext_noop("the data protection officer"),
    Role.SECURITY: gettext_noop("the security team"),
    Role.OPERATOR: gettext_noop("the operator"),
    Role.ARCHIVIST: gettext_noop("the archivist"),
    Role.CONTACT: gettext_noop("a person without an account"),
    Role.SYSTEM: gettext_noop("the program"),
}
_SOURCES = {
    Source.PERSON: gettext_noop("you gave it"),
    Source.USE: gettext_noop("it results from your use"),
    Source.STAFF: gettext_noop("the school’s staff wrote it"),
    Source.PROGRAM: gettext_noop("the program computed it"),
}
VAULTS = {
    Vault.PUBLIC: gettext_noop("the public vault"),
    Vault.IDENTITY: gettext_noop("the vault of identities"),
    Vault.LEARNING: gettext_noop("the vault of learning"),
    Vault.FINANCE: gettext_noop("the vault of finances"),
    Vault.ARCHIVE: gettext_noop("the vault of the archive"),
    Vault.JOURNAL: gettext_noop("the vault of the journal"),
    Vault.KEYS: gettext_noop("the vault of the keys"),
}


def role_words(role: str) -> str:
    return _(_ROLES[Role(role)])


def source_words(source: Source) -> str:
    return _(_SOURCES[source])


def vault_words(vault: Vault) -> str:
    return _(VAULTS[vault])


def vaults_in_words(vaults: Collection[Vault]) -> list[str]:
    """Name each in the order of the vocabulary, or say that it is all of them."""
    if len(vaults) == len(Vault):
        return [_("every vault")]
    return [vault_words(vault) for vault in Vault if vault in vaults]


def purpose_title(purpose: str, language: str) -> str:
    return policy.charter().purposes[Purpose(purpose)].title.in_language(language)
