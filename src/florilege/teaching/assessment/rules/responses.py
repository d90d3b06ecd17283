"""The shape of a response, and the order in which its pieces are shown.

Source: 1EdTech QTI 3, response variables. Everything answers the one variable `RESPONSE`:
single_choice an identifier; multiple_choice identifiers; match pairs "left right"; order
identifiers in the order given; numeric and text_entry the text as it was typed.
"""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

Value = str | list[str]
Response = dict[str, Value]

_VARIABLE = "RESPONSE"


def response_of(value: Value) -> Response:
    return {_VARIABLE: value}


def value_of(response: Response | None) -> Value:
    """Give what was answered; the empty text if nothing was."""
    return (response or {}).get(_VARIABLE, "")


def is_answered(response: Response | None) -> bool:
    return bool(value_of(response))


def shown_order(identifiers: Sequence[str], *, attempt: UUID, item: str) -> list[str]:
    """Mix the pieces of an item: always the same in one attempt, never the right order by chance.

    A page names a piece by its place in this list, because its own identifier may tell the answer.
    """
    mixed = sorted(identifiers, key=lambda one: sha256(f"{attempt} {item} {one}".encode()).digest())
    if len(mixed) > 1 and mixed == list(identifiers):
        mixed.append(mixed.pop(0))
    return mixed
