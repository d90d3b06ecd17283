"""Turns `*.sheet.md` into accessible PDFs: tagged, titled, in their language."""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import typst

from demo.atelier.markup import first_heading, quoted, to_typst
from florilege.infra.botany import draw_plant

_compile = cast(Callable[..., bytes], typst.compile)  # its stub wants one type for all paths
STANDARD = "ua-1"
LOOK = Path(__file__).with_name("sheet.typ")


def render_sheet(*, source: Path, target: Path) -> None:
    """Write the PDF of a sheet. Source: PDF/UA-1 (ISO 14289-1)."""
    markdown = source.read_text(encoding="utf-8")
    course = _course_of(source)
    title = first_heading(markdown) or source.name.removesuffix(".sheet.md")
    facts = {"title": title, "language": course.get("language", "fr")}
    given = ", ".join(f"{name}: {quoted(value)}" for name, value in facts.items())
    show = f'#show: sheet.with({given}, plant: sys.inputs.at("plant", default: none))'
    document = "\n".join([LOOK.read_text(encoding="utf-8"), show, to_typst(markdown)])
    pdf = _compile(
        document.encode(),
        root=str(source.parent),
        format="pdf",
        font_paths=[str(files("fontpkg_literata") / "files")],
        ignore_system_fonts=True,
        sys_inputs=_plant(course),
        pdf_standards=[STANDARD],
    )
    target.write_bytes(pdf)


def course_file(source: Path) -> Path | None:
    """Return the `course.toml` of the course that a file stands in: its own folder or the next."""
    places = [folder / "course.toml" for folder in list(source.parents)[:2]]
    return next((place for place in places if place.exists()), None)


def _course_of(source: Path) -> dict[str, Any]:
    found = course_file(source)
    return tomllib.loads(found.read_text(encoding="utf-8")) if found else {}


def _plant(course: dict[str, Any]) -> dict[str, str]:
    if "plant" not in course:
        return {}
    drawing = draw_plant(
        plant=course["plant"],
        seed=course.get("slug", ""),
        ink="#1d2a22",
        accent="#b8415d",
        leaf="#5f7d5a",
    )
    return {"plant": drawing}
