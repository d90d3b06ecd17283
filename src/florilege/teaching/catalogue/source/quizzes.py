"""Read a quiz: its settings and its questions, each with a right answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from florilege.teaching.catalogue.enums import ItemKind
from florilege.teaching.catalogue.source.faults import FaultKind
from florilege.teaching.catalogue.source.lessons import Writing, passage, phrase
from florilege.teaching.catalogue.source.shapes import ItemSource, QuizSource
from florilege.teaching.catalogue.source.table import Table
from florilege.teaching.catalogue.source.typography import set_text

MOST_POINTS, MOST_ATTEMPTS, MOST_MINUTES = 100, 100, 600
Body = dict[str, Any]


def quiz_in(table: Table, writing: Writing) -> QuizSource:
    introduction = ""
    if table.has("introduction"):
        at = replace(writing, mention=table.mention("introduction"))
        introduction = passage(table.text("introduction"), at)
    items = _items_in(table, writing)
    return QuizSource(
        passing_percent=table.whole("passing_percent", low=0, high=100),
        attempts=table.whole("attempts", low=0, high=MOST_ATTEMPTS),
        minutes=table.whole("minutes", low=0, high=MOST_MINUTES),
        introduction_html=introduction,
        items=items,
    )


def _items_in(table: Table, writing: Writing) -> tuple[ItemSource, ...]:
    entries = table.tables("items")
    if table.has("items") and not entries:
        table.fault("items", FaultKind.NO_ITEM)
    items, seen = [], set[str]()
    for entry in entries:
        with entry:
            item = _item_in(entry, writing)
        refuse_twice(entry, item.code, seen)
        items.append(item)
    return tuple(items)


def refuse_twice(entry: Table, code: str, seen: set[str]) -> None:
    """Note a fault if an id was used before."""
    if code and code in seen:
        entry.fault("id", FaultKind.DUPLICATE_ID, value=code)
    seen.add(code)


def _item_in(entry: Table, writing: Writing) -> ItemSource:
    kind = entry.word("kind", ItemKind)
    explanation = ""
    if entry.has("explanation"):
        at = replace(writing, mention=entry.mention("explanation"))
        explanation = phrase(entry.text("explanation"), at)
    prompt = phrase(entry.text("prompt"), replace(writing, mention=entry.mention("prompt")))
    return ItemSource(
        code=entry.code("id"),
        kind=kind,
        points=entry.whole("points", low=1, high=MOST_POINTS),
        prompt_html=prompt,
        explanation_html=explanation,
        body=_BODIES[kind](entry, writing.language),
    )


def _choices(entry: Table, language: str) -> Body:
    choices = _elements(
        entry,
        "choices",
        lambda choice: {
            "text": set_text(choice.line("text", most=500), language=language),
            "correct": choice.flag("correct"),
            "feedback": set_text(choice.text("feedback"), language=language)
            if choice.has("feedback")
            else "",
        },
    )
    if choices and not any(choice["correct"] for choice in choices):
        entry.fault("choices", FaultKind.NO_CORRECT)
    return {"choices": choices}


def _single_choice(entry: Table, language: str) -> Body:
    body = _choices(entry, language)
    if sum(choice["correct"] for choice in body["choices"]) > 1:
        entry.fault("choices", FaultKind.SEVERAL_CORRECT)
    return body


def _match(entry: Table, language: str) -> Body:
    def pair(element: Table) -> Body:
        return {
            side: set_text(element.line(side, most=500), language=language)
            for side in ("left", "right")
        }

    return {"pairs": _elements(entry, "pairs", pair)}


def _order(entry: Table, language: str) -> Body:
    def step(element: Table) -> Body:
        return {"text": set_text(element.line("text", most=500), language=language)}

    return {"sequence": _elements(entry, "sequence", step)}


def _numeric(entry: Table, language: str) -> Body:
    return {
        "answer": entry.number("answer", low=-1e12, high=1e12),
        "tolerance": entry.number("tolerance", low=0, high=1e12) if entry.has("tolerance") else 0,
        "unit": entry.line("unit", most=20) if entry.has("unit") else "",
    }


def _text_entry(entry: Table, language: str) -> Body:
    accepted = entry.lines("accepted")
    if entry.has("accepted") and not accepted:
        entry.fault("accepted", FaultKind.NO_CORRECT)
    return {"accepted": list(accepted)}


def _elements(entry: Table, key: str, read: Callable[[Table], Body]) -> list[Body]:
    """Read the parts of a question; it takes two of them at least, each with its own id."""
    tables = entry.tables(key)
    if entry.has(key) and len(tables) < 2:
        entry.fault(key, FaultKind.TOO_FEW)
    elements, seen = [], set[str]()
    for element in tables:
        with element:
            code = element.code("id")
            elements.append({"id": code, **read(element)})
        refuse_twice(element, code, seen)
    return elements


_BODIES: Mapping[ItemKind, Callable[[Table, str], Body]] = {
    ItemKind.SINGLE_CHOICE: _single_choice,
    ItemKind.MULTIPLE_CHOICE: _choices,
    ItemKind.MATCH: _match,
    ItemKind.ORDER: _order,
    ItemKind.NUMERIC: _numeric,
    ItemKind.TEXT_ENTRY: _text_entry,
}
