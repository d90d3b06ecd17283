"""The kinds of documents. Rooms add kinds; the engine does not change for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from florilege.kernel.vocabulary import Purpose, Vault

Facts = dict[str, Any]
Pictures = Callable[[Facts], dict[str, str]]


def _no_pictures(facts: Facts) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What is issued, under which numbers, printed by which template.

    `titles` gives the printed title by language. `pictures` draws SVG from the facts, by the name
    under which the template reads them. `retention` is the code of the charter's rule.
    """

    code: str
    prefix: str
    vault: Vault
    purpose: Purpose
    template: Path
    titles: Mapping[str, str]
    retention: str
    pictures: Pictures = _no_pictures

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["fr"]


class KindTaken(Exception):
    """Two kinds share a code or a prefix, so that numbers would no longer tell them apart."""


_kinds: dict[str, DocumentKind] = {}


def register_kind(kind: DocumentKind) -> DocumentKind:
    """Enter a kind.

    Raises: KindTaken.
    """
    for other in _kinds.values():
        same = other.code == kind.code, other.prefix == kind.prefix
        if any(same) and other != kind:
            raise KindTaken(kind.code)
    return _kinds.setdefault(kind.code, kind)


def kind_named(code: str) -> DocumentKind:
    return _kinds[code]


def all_kinds() -> tuple[DocumentKind, ...]:
    return tuple(_kinds.values())
