"""Compile the catalogues with Babel, so that no gettext tool has to be on the machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parent.parent


def compile_translations(argv: list[str]) -> int:
    for catalogue in catalogues():
        compile_catalogue(catalogue)
    return 0


def catalogues() -> Iterator[Path]:
    """Every catalogue: each room and each audience keeps its own words."""
    return PACKAGE.rglob("locale/*/LC_MESSAGES/*.po")


def compile_catalogue(source: Path) -> None:
    """Write beside and rename: a killed run must not leave half a catalogue that looks newer."""
    fresh = source.with_suffix(f".mo.{os.getpid()}")
    with source.open("rb") as read, fresh.open("wb") as write:
        write_mo(write, read_po(read, locale=source.parts[-3]))
    fresh.replace(source.with_suffix(".mo"))
