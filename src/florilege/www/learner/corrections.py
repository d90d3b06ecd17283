"""A marked question in words: what was chosen, what is right, and what the teacher says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import number_format

from florilege.teaching.assessment.rules import Response, value_of
from florilege.teaching.catalogue.enums import ItemKind
from florilege.teaching.catalogue.queries import ItemContent

_LINES = frozenset({ItemKind.NUMERIC, ItemKind.TEXT_ENTRY})
Value = str | list[str]
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """One piece of an answer. `is_right` None says nothing: it was neither chosen nor revealed."""

    text: str
    is_right: bool | None
    was_chosen: bool = True
    beside: str = ""
    right: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """`right` is told only when right answers are revealed."""

    question: ItemContent
    points: float
    was_answered: bool
    pieces: tuple[Given, ...]
    right: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return self.points >= self.question.points


def correction_of(
    item: ItemContent, *, response: Response | None, points: float, reveals: bool
) -> Correction:
    """Put a marked response beside its question."""
    value = value_of(response)
    pieces, right = _WORDS[item.kind](item.body, value)
    is_whole = points >= item.points
    if item.kind in _LINES:
        pieces = [replace(piece, is_right=is_whole) for piece in pieces]
    return Correction(
        question=item,
        points=points,
        was_answered=bool(value),
        pieces=tuple(piece if reveals else _unrevealed(piece) for piece in pieces),
        right=tuple(right) if reveals and not is_whole else (),
    )


def _unrevealed(piece: Given) -> Given:
    """Keep the verdict on what was chosen, and silence about the rest."""
    if piece.was_chosen:
        return replace(piece, right="")
    return replace(piece, is_right=None, right="", feedback="")


Words = tuple[list[Given], list[str]]


def _choices(body: Body, value: Value) -> Words:
    chosen = {value} if isinstance(value, str) else set(value)
    pieces = [
        Given(
            text=choice["text"],
            is_right=bool(choice["correct"]) if _matters(choice, chosen) else None,
            was_chosen=choice["id"] in chosen,
            feedback=choice.get("feedback", ""),
        )
        for choice in body["choices"]
    ]
    return pieces, []


def _matters(choice: Mapping[str, Any], chosen: set[str]) -> bool:
    return bool(choice["correct"]) or choice["id"] in chosen


def _match(body: Body, value: Value) -> Words:
    right_of = {pair["id"]: pair["right"] for pair in body["pairs"]}
    given = dict(pair.split(" ", 1) for pair in value)
    pieces = []
    for pair in body["pairs"]:
        beside = right_of.get(given.get(pair["id"], ""), "")
        good = beside == pair["right"]
        pieces.append(
            Given(
                text=pair["left"],
                is_right=good,
                was_chosen=bool(beside),
                beside=beside,
                right="" if good else pair["right"],
            )
        )
    return pieces, []


def _order(body: Body, value: Value) -> Words:
    text_of = {piece["id"]: piece["text"] for piece in body["sequence"]}
    pieces = [Given(text=text_of[one], is_right=None) for one in value if one in text_of]
    return pieces, list(text_of.values())


def _numeric(body: Body, value: Value) -> Words:
    right = f"{number_format(body['answer'])} {body.get('unit', '')}".strip()
    return _line(value), [right]


def _text_entry(body: Body, value: Value) -> Words:
    return _line(value), [body["accepted"][0]]


def _line(value: Value) -> list[Given]:
    return [Given(text=str(value), is_right=None)] if value else []


_WORDS: dict[ItemKind, Callable[[Body, Value], Words]] = {
    ItemKind.SINGLE_CHOICE: _choices,
    ItemKind.MULTIPLE_CHOICE: _choices,
    ItemKind.MATCH: _match,
    ItemKind.ORDER: _order,
    ItemKind.NUMERIC: _numeric,
    ItemKind.TEXT_ENTRY: _text_entry,
}
