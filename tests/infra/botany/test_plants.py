"""Plants are the same for the same name, safe to put in a page, light, and grow steadily."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from florilege.infra.botany import Tone, draw_plant, draw_plant_paths, drawing
from florilege.infra.botany.flora import KINDS

SVG = "{http://www.w3.org/2000/svg}"


def _elements(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter())


def test_draw_plant_is_the_same_for_the_same_name_and_seed() -> None:
    first = draw_plant(plant="pivoine", seed="bouquet-rond", growth=0.4)
    drawing._plant_svg.cache_clear()
    drawing._laid_plant.cache_clear()

    assert draw_plant(plant="pivoine", seed="bouquet-rond", growth=0.4) == first
    assert draw_plant(plant="pivoine", seed="autre", growth=0.4) != first


def test_draw_plant_is_the_same_in_every_process() -> None:
    svg = draw_plant(plant="tulipe", seed="bouquet-rond", growth=0.3)

    command = (
        "from florilege.infra.botany import draw_plant;"
        "print(draw_plant(plant='tulipe', seed='bouquet-rond', growth=0.3), end='')"
    )
    paths = {"PYTHONPATH": str(Path(drawing.__file__).parents[3]), "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", command], env=paths, capture_output=True, text=True, check=True
    )
    assert other.stdout == svg


@pytest.mark.parametrize("plant", KINDS)
def test_draw_plant_is_light_and_safe_in_a_strict_page(plant: str) -> None:
    svg = draw_plant(plant=plant, seed="page")

    tags = {element.tag.removeprefix(SVG) for element in _elements(svg)}
    names = {name for element in _elements(svg) for name in element}
    assert tags == {"svg", "g", "path"}
    assert names.isdisjoint({"style", "class", "id", "onload", "href"})
    assert len(svg.encode()) < 25_000
    assert all(re.fullmatch(r"[mlqcz\d -]*", path.get("d", "")) for path in _elements(svg))


def test_draw_plant_is_decoration_without_a_title_and_a_picture_with_one() -> None:
    silent = ElementTree.fromstring(draw_plant(plant="iris", seed="s", growth=0.3))
    named = ElementTree.fromstring(
        draw_plant(plant="iris", seed="s", growth=0.3, title="Iris <des jardins>")
    )

    assert (silent.get("aria-hidden"), silent.get("role")) == ("true", None)
    assert (named.get("aria-hidden"), named.get("role")) == (None, "img")
    assert named.findtext(f"{SVG}title") == "Iris <des jardins>"


@pytest.mark.parametrize("plant", ["pivoine", "tulipe", "cosmos", "hortensia", "eucalyptus"])
def test_draw_plant_grows_by_adding_parts(plant: str) -> None:
    stages = [
        draw_plant_paths(plant=plant, seed="g", growth=growth) for growth in (0, 0.2, 0.4, 0.7, 1)
    ]

    parts = [{organ.part for organ in organs} for organs in stages]
    assert all(before <= after for before, after in pairwise(parts))
    assert len(parts[0]) < len(parts[-1])


def test_draw_plant_takes_its_inks_from_the_caller() -> None:
    svg = draw_plant(plant="rose", seed="s", ink="#111111", accent="#b8415d", leaf='"><script>')

    assert "#111111" in svg
    assert "#b8415d" in svg
    assert "<script>" not in svg
    assert "currentColor" not in svg


def test_draw_plant_knows_a_flower_by_accents_plural_and_longer_name() -> None:
    def shape(name: str) -> str:
        return re.sub(r"<title>.*</title>", "", draw_plant(plant=name, seed="s", growth=0.2))

    assert shape("Anémone") == shape("anemone")
    assert len(draw_plant_paths(plant="Tulipes perroquet", seed="s")) == len(
        draw_plant_paths(plant="tulipe", seed="s")
    )


def test_draw_plant_invents_a_plant_of_its_own_for_an_unknown_name() -> None:
    first, second = (draw_plant(plant=name, seed="s") for name in ("mimosa", "nigelle"))

    assert first != second
    assert first == draw_plant(plant="mimosa", seed="s")
    assert max(len(first), len(second)) < 25_000


def test_draw_plant_paths_stay_on_the_plate_and_name_their_ink() -> None:
    organs = draw_plant_paths(plant="dahlia", seed="film")

    points = [point for organ in organs for stroke in organ.strokes for point in stroke.points]
    assert all(0 <= point.real <= 320 and 0 <= point.imag <= 480 for point in points)
    assert {stroke.tone for organ in organs for stroke in organ.strokes} == {Tone.INK, Tone.ACCENT}
    assert all(
        len(stroke.points) == len(stroke.widths) for organ in organs for stroke in organ.strokes
    )
