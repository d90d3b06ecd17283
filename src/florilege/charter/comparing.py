"""What changed between two editions of a charter, and whether that takes notice (POL-02, POL-03).

The machine errs on the side of notice: a change of wording that brings another number, another name
or another reservation (never, only, without) counts as substantial. That any other change of wording
keeps the sense is for its author to answer.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from florilege.charter.model import Charter
from florilege.charter.parties import Recipient, Site
from florilege.charter.text import LANGUAGES, Text

Leaf = Text | str | int | date | None

# Each edition has its own number and dates; they are not what it says.
EDITION = ("version", "published_on", "in_force_on")

_QUANTITY = re.compile(
    r"\d+|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingt|trente|quarante|cinquante|soixante|cent|mille|two|three|four|five|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    r"|heures?|jours?|semaines?|mois|ans?|années?|minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
# A word that denies or excepts: with or without it, the sentence promises something else.
_RESERVE = re.compile(
    r"\b(?:jamais|pas|aucun|aucune|nul|nulle|rien|sans|sauf|hors|seul|seule|seuls|seules|seulement"
    r"|uniquement|toujours|tous|toutes|never|not|no|nothing|without|except|unless|only|always|all)\b",
    re.IGNORECASE,
)
# A name inside a sentence: of a recipient, a place, a law. Sentences begin with a capital anyway.
_NAME = re.compile(r"(?<![.!?:…»”\n] )(?<!^)\b[A-ZÀ-ÖØ-Ý][\w’-]*")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that differs; `before` or `after` is None where the entry did not stand."""

    where: str
    before: Leaf
    after: Leaf
    substantial: bool


def differences(old: Charter, new: Charter) -> tuple[Change, ...]:
    """List what differs between two editions, in the order of the charter's entries."""
    before, after = dict(_leaves(old)), dict(_leaves(new))
    return tuple(
        Change(where, was, becomes, _is_substantial(where, was, becomes))
        for where in dict.fromkeys((*before, *after))
        if (was := before.get(where)) != (becomes := after.get(where))
    )


def _is_substantial(where: str, was: Leaf, becomes: Leaf) -> bool:
    if where.startswith("look."):
        return False
    if isinstance(was, Text) and isinstance(becomes, Text):
        return any(
            _weight(was.in_language(language)) != _weight(becomes.in_language(language))
            for language in LANGUAGES
        )
    return True


def _weight(sentence: str) -> tuple[list[str], ...]:
    """What of a sentence cannot change by better wording: numbers, reservations, names."""
    return tuple(
        sorted(found.casefold() for found in pattern.findall(sentence))
        for pattern in (_QUANTITY, _RESERVE, _NAME)
    )


def _leaves(value: object, where: str = "") -> Iterator[tuple[str, Leaf]]:
    """Give every entry under its path: by field, by key, or by code."""
    if isinstance(value, Text | str | int | date | None):
        yield where, value
    elif is_dataclass(value):
        names = (field.name for field in fields(value) if where or field.name not in EDITION)
        for name in names:
            yield from _leaves(getattr(value, name), _under(where, name))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _leaves(entry, _under(where, key))
    elif isinstance(value, tuple | frozenset):
        yield from _listed(value, where)


def _listed(
    values: tuple[object, ...] | frozenset[object], where: str
) -> Iterator[tuple[str, Leaf]]:
    words = sorted(value for value in values if isinstance(value, str))
    if words:
        yield where, ", ".join(words)
    for value in values:
        if isinstance(value, Recipient | Site):
            yield from _leaves(value, _under(where, value.code))


def _under(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
