"""Mark a response to an item, with partial credit. Exact fractions until a page rounds them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from florilege.teaching.assessment.rules.reading import NotANumber, plain_words, read_number
from florilege.teaching.assessment.rules.responses import Response, Value, value_of
from florilege.teaching.catalogue.enums import ItemKind

NOTHING, ALL = Fraction(0), Fraction(1)


class Question(Protocol):
    """What marking needs of an item; the catalogue's own shape has it."""

    @property
    def kind(self) -> ItemKind: ...
    @property
    def points(self) -> int: ...
    @property
    def body(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Marks:
    """The points of a whole attempt."""

    points: Fraction
    points_max: int

    @property
    def percent(self) -> int:
        """Give whole percents, rounded down: 69.9 % is not yet 70 %."""
        return int(self.points * 100 / self.points_max) if self.points_max else 0

    def reaches(self, passing_percent: int) -> bool:
        return self.points * 100 >= passing_percent * self.points_max


def mark(item: Question, response: Response | None) -> Fraction:
    """Give the points that a response earns; no response earns none."""
    value = value_of(response)
    if not value:
        return NOTHING
    return item.points * _MARKERS[item.kind](item.body, value)


def marks_of(marked: Iterable[tuple[Question, Fraction]]) -> Marks:
    """Add up the points of all items."""
    pairs = list(marked)
    return Marks(
        points=sum((points for _, points in pairs), NOTHING),
        points_max=sum(item.points for item, _ in pairs),
    )


def _single_choice(body: Mapping[str, Any], value: Value) -> Fraction:
    return ALL if str(value) in _right_choices(body) else NOTHING


def _multiple_choice(body: Mapping[str, Any], value: Value) -> Fraction:
    """Right choices minus wrong ones, over what could be found; never below nothing.

    Example: a, b and c are right; a, b and d are chosen: (2 - 1) / 3 = 1/3. Ticking everything
    earns nothing unless wrong choices are fewer than right ones.
    """
    right, chosen = _right_choices(body), set(_listed(value))
    found, wrong = len(chosen & right), len(chosen - right)
    return max(NOTHING, Fraction(found - wrong, len(right)))


def _match(body: Mapping[str, Any], value: Value) -> Fraction:
    """The share of pairs that are right. Two pairs with the same right side may be exchanged.

    Example: four pairs, of which three are matched as they should be: 3/4.
    """
    right_of = {pair["id"]: pair["right"] for pair in body["pairs"]}
    given = dict(pair.split(" ", 1) for pair in _listed(value) if " " in pair)
    good = sum(right_of.get(given.get(left, "")) == right for left, right in right_of.items())
    return Fraction(good, len(right_of))


def _order(body: Mapping[str, Any], value: Value) -> Fraction:
    """How many pieces stand in the right order to each other, by the longest such run.

    The longest run that rises (pieces need not touch), less one, over the pieces, less one: one
    misplaced piece costs one step wherever it was put, and the reversed order earns nothing.

    Example: the right order is 1 2 3 4 5 and 1 3 4 2 5 is given. The longest rising run is
    1 3 4 5, so (4 - 1) / (5 - 1) = 3/4.
    """
    ranks = {piece["id"]: rank for rank, piece in enumerate(body["sequence"])}
    given = [ranks[one] for one in dict.fromkeys(_listed(value)) if one in ranks]
    if len(ranks) == 1:
        return Fraction(len(given), 1)
    return Fraction(max(0, _longest_rising(given) - 1), len(ranks) - 1)


def _numeric(body: Mapping[str, Any], value: Value) -> Fraction:
    """Right within the tolerance, bounds included. Example: 12.5 ± 0.5 takes 12 and 13."""
    try:
        given = read_number(str(value), unit=str(body.get("unit", "")))
    except NotANumber:
        return NOTHING
    away = abs(given - Decimal(str(body["answer"])))
    return ALL if away <= Decimal(str(body.get("tolerance", 0))) else NOTHING


def _text_entry(body: Mapping[str, Any], value: Value) -> Fraction:
    accepted = {plain_words(one) for one in body["accepted"]}
    return ALL if plain_words(str(value)) in accepted else NOTHING


_MARKERS: dict[ItemKind, Callable[[Mapping[str, Any], Value], Fraction]] = {
    ItemKind.SINGLE_CHOICE: _single_choice,
    ItemKind.MULTIPLE_CHOICE: _multiple_choice,
    ItemKind.MATCH: _match,
    ItemKind.ORDER: _order,
    ItemKind.NUMERIC: _numeric,
    ItemKind.TEXT_ENTRY: _text_entry,
}


def _right_choices(body: Mapping[str, Any]) -> set[str]:
    return {choice["id"] for choice in body["choices"] if choice.get("correct")}


def _listed(value: Value) -> list[str]:
    return [value] if isinstance(value, str) else value


def _longest_rising(ranks: Sequence[int]) -> int:
    """Length of the longest rising subsequence, by patience sorting."""
    piles: list[int] = []
    for rank in ranks:
        at = bisect_left(piles, rank)
        piles[at : at + 1] = [rank]
    return len(piles)
