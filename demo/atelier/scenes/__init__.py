"""The kinds of scene that a film may have, each a list of moves made from its details."""

from collections.abc import Callable, Mapping
from typing import Any

from demo.atelier.moves import Move
from demo.atelier.scenes.bouquet import proportions, spiral_bouquet
from demo.atelier.scenes.bucket import bucket_water
from demo.atelier.scenes.cold import cold_room
from demo.atelier.scenes.cut import bevel_cut
from demo.atelier.scenes.page import text_page
from demo.atelier.scenes.price import price_bar

KINDS: dict[str, Callable[..., list[Move]]] = {
    "spiral_bouquet": spiral_bouquet,
    "bevel_cut": bevel_cut,
    "bucket_water": bucket_water,
    "cold_room": cold_room,
    "price_bar": price_bar,
    "proportions": proportions,
    "text_page": text_page,
}


class UnknownScene(Exception):
    """A film asks for a kind of scene that nobody has drawn."""


def moves_for(kind: str, details: Mapping[str, Any], seconds: float) -> list[Move]:
    """Return the moves of a scene, all done well before its `seconds` are over.

    Raises: UnknownScene if no scene has that kind.
    """
    if kind not in KINDS:
        raise UnknownScene(kind)
    return KINDS[kind](seconds=seconds, **details)
