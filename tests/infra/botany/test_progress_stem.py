"""A stem shows progress by the leaves that are open on it."""

import re
from xml.etree import ElementTree

import pytest

from florilege.infra.botany import draw_stem


def _ink(svg: str) -> int:
    return sum(len(path.get("d", "")) for path in ElementTree.fromstring(svg).iter())


def test_draw_stem_is_the_same_for_the_same_seed() -> None:
    assert draw_stem(done=2, total=5, seed="a") == draw_stem(done=2, total=5, seed="a")
    assert draw_stem(done=2, total=5, seed="a") != draw_stem(done=2, total=5, seed="b")


def test_draw_stem_opens_a_leaf_for_every_part_done() -> None:
    drawn = [_ink(draw_stem(done=done, total=6, seed="a")) for done in range(7)]

    assert drawn == sorted(set(drawn))


def test_draw_stem_flowers_only_at_the_end() -> None:
    almost, whole = (draw_stem(done=done, total=6, seed="a") for done in (5, 6))

    assert _ink(whole) - _ink(almost) > _ink(almost) - _ink(draw_stem(done=4, total=6, seed="a"))


@pytest.mark.parametrize(("done", "total"), [(0, 0), (9, 4), (-1, 3), (1, 1), (40, 60)])
def test_draw_stem_bears_any_count(done: int, total: int) -> None:
    svg = draw_stem(done=done, total=total, seed="a", upright=True, width=90, height=420)

    assert ElementTree.fromstring(svg).get("viewBox") == "0 0 900 4200"
    assert not re.search(r"style=|nan|id=", svg)
    assert len(svg) < 25_000
