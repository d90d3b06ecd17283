"""Plausible answers: right ones, and the mistakes that people make."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from florilege.teaching.assessment.rules.responses import Value
from florilege.teaching.catalogue.enums import ItemKind
from florilege.teaching.catalogue.queries import ItemContent

Body = Mapping[str, Any]


def answer_to(item: ItemContent, *, right: bool, chance: Random) -> Value:
    """Give a right answer, or a wrong one of the kind that this question draws."""
    given: Value = (_RIGHT if right else _WRONG)[item.kind](item.body, chance)
    return given


def _right_choice(body: Body, chance: Random) -> Value:
    return next(str(one["id"]) for one in body["choices"] if one["correct"])


def _wrong_choice(body: Body, chance: Random) -> Value:
    return str(chance.choice([one["id"] for one in body["choices"] if not one["correct"]]))


def _right_choices(body: Body, chance: Random) -> Value:
    return [str(one["id"]) for one in body["choices"] if one["correct"]]


def _wrong_choices(body: Body, chance: Random) -> Value:
    """Forget one, or be taken in by another."""
    chosen = list(_right_choices(body, chance))
    traps = [str(one["id"]) for one in body["choices"] if not one["correct"]]
    if traps and (len(chosen) == 1 or chance.random() < 0.5):
        return [*chosen, chance.choice(traps)]
    chosen.remove(chance.choice(chosen))
    return chosen


def _right_pairs(body: Body, chance: Random) -> Value:
    return [f"{pair['id']} {pair['id']}" for pair in body["pairs"]]


def _wrong_pairs(body: Body, chance: Random) -> Value:
    """Take two for each other."""
    lefts = [str(pair["id"]) for pair in body["pairs"]]
    rights = _swapped(lefts, *chance.sample(range(len(lefts)), k=2))
    return [f"{left} {right}" for left, right in zip(lefts, rights, strict=True)]


def _right_order(body: Body, chance: Random) -> Value:
    return [str(piece["id"]) for piece in body["sequence"]]


def _wrong_order(body: Body, chance: Random) -> Value:
    """Exchange two neighbours."""
    pieces = list(_right_order(body, chance))
    first = chance.randrange(len(pieces) - 1)
    return _swapped(pieces, first, first + 1)


def _right_number(body: Body, chance: Random) -> Value:
    return _written(float(body["answer"]))


def _wrong_number(body: Body, chance: Random) -> Value:
    """Forget a tax, add a loss instead of dividing by it, slip by a power of ten."""
    slip = chance.choice([1 / 1.2, 1.1, 0.9, 10, 0.5])
    given = float(body["answer"]) * slip
    if abs(given - float(body["answer"])) <= float(body.get("tolerance", 0)):
        given += 2 * float(body.get("tolerance", 0)) + 1
    return _written(given)


def _right_words(body: Body, chance: Random) -> Value:
    accepted = str(chance.choice(body["accepted"]))
    return accepted.capitalize() if chance.random() < 0.3 else accepted


def _wrong_words(body: Body, chance: Random) -> Value:
    return chance.choice(["je ne sais plus", "la feuille", "le froid", "l’eau"])


def _written(number: float) -> str:
    """As it is typed in France."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _swapped(pieces: list[str], one: int, other: int) -> list[str]:
    mixed = list(pieces)
    mixed[one], mixed[other] = mixed[other], mixed[one]
    return mixed


Answering = Mapping[ItemKind, Callable[[Body, Random], Value]]

_RIGHT: Answering = {
    ItemKind.SINGLE_CHOICE: _right_choice,
    ItemKind.MULTIPLE_CHOICE: _right_choices,
    ItemKind.MATCH: _right_pairs,
    ItemKind.ORDER: _right_order,
    ItemKind.NUMERIC: _right_number,
    ItemKind.TEXT_ENTRY: _right_words,
}
_WRONG: Answering = {
    ItemKind.SINGLE_CHOICE: _wrong_choice,
    ItemKind.MULTIPLE_CHOICE: _wrong_choices,
    ItemKind.MATCH: _wrong_pairs,
    ItemKind.ORDER: _wrong_order,
    ItemKind.NUMERIC: _wrong_number,
    ItemKind.TEXT_ENTRY: _wrong_words,
}
