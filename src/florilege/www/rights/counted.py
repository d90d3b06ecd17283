"""The counts of an erasure in words: which table, in which vault."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from florilege.infra.declarations.labels import title_of
from florilege.kernel.vocabulary import Vault
from florilege.www.rights.words import vault_words


@dataclass(frozen=True, slots=True)
class Counted:
    """What was deleted or emptied, where, and how many of it."""

    title: str
    vault: str
    count: int


def counted_in_words(counts: Mapping[str, int]) -> list[Counted]:
    """Say each count of a receipt, by its title."""
    lines = [_line(name, count) for name, count in counts.items()]
    return sorted(lines, key=lambda line: (line.title, line.vault))


def _line(name: str, count: int) -> Counted:
    """Read `vault.app.Model`, the same with a field that was emptied of an id, or `files`."""
    place, _space, emptied = name.partition(" ")
    vault, _dot, table = place.partition(".")
    if vault not in set(Vault):
        return Counted(title=_("Sealed files") if name == "files" else name, vault="", count=count)
    if emptied:
        table = table.rpartition(".")[0]
        title = _("%(table)s: your number was taken out") % {"table": title_of(table)}
    else:
        title = title_of(table)
    return Counted(title=title, vault=vault_words(Vault(vault)), count=count)
