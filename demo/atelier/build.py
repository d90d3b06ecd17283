"""Makes a school's courses ready to import: copies them, renders what is missing or outdated.

Run again after any interruption: what is finished is kept, what is half made is never seen.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from demo.atelier.films import render_film
from demo.atelier.sheets import course_file, render_sheet

Report = Callable[[str, float], None]
"""Told what was just finished and how much of the whole is done, from 0 to 1."""

FILM, SHEET = ".film.toml", ".sheet.md"
WORKSHOP = ".atelier"  # inside the target: stamps of what is finished, and work in progress
PROCESSES = 2
PROGRAMS = (Path(__file__).parent, Path(__file__).parents[2] / "src/florilege/infra/botany")


@dataclass(frozen=True)
class Piece:
    """One film or sheet to be made, with the stamp that it will carry."""

    source: Path
    target: Path
    stamp_file: Path
    stamp: str

    @property
    def unfinished(self) -> Path:
        return self.stamp_file.with_suffix(self.target.suffix)

    def is_made(self) -> bool:
        return (
            self.target.exists()
            and self.stamp_file.exists()
            and self.stamp_file.read_text(encoding="utf-8") == self.stamp
        )


def build_media(*, source: Path, target: Path, report: Report) -> None:
    """Copy the courses in `source` to `target` and make their films and sheets."""
    workshop = target / WORKSHOP
    workshop.mkdir(parents=True, exist_ok=True)
    _copy(source, target, workshop)
    pieces = [piece for piece in _pieces(source, target, workshop) if not piece.is_made()]
    if not pieces:
        report("nothing to make", 1.0)
        return
    fresh = get_context("spawn")  # the caller may have threads, which a fork would break
    workers = min(PROCESSES, len(pieces))
    with ProcessPoolExecutor(max_workers=workers, mp_context=fresh) as hands:
        _make_all(pieces, hands, report)


def _make_all(pieces: list[Piece], hands: Executor, report: Report) -> None:
    works: dict[Future[None], Piece] = {hands.submit(make, piece): piece for piece in pieces}
    try:
        for done, work in enumerate(as_completed(works), start=1):
            work.result()
            report(works[work].target.name, done / len(works))
    except BaseException:
        for work in works:
            work.cancel()
        raise


def make(piece: Piece) -> None:
    """Make one piece beside its place, then put it there in one step, then stamp it."""
    if piece.source.name.endswith(FILM):
        render_film(source=piece.source, target=piece.unfinished)
    else:
        render_sheet(source=piece.source, target=piece.unfinished)
    piece.unfinished.replace(piece.target)
    _write(piece.stamp_file, piece.stamp.encode(), piece.stamp_file.with_suffix(".new"))


def _copy(source: Path, target: Path, workshop: Path) -> None:
    for file in sorted(source.rglob("*")):
        if file.is_dir() or file.name.endswith((FILM, SHEET)):
            continue
        place = target / file.relative_to(source)
        content = file.read_bytes()
        if not place.exists() or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, content, workshop / f"{_key(place)}.copy")


def _write(place: Path, content: bytes, unfinished: Path) -> None:
    unfinished.write_bytes(content)
    unfinished.replace(place)


def _pieces(source: Path, target: Path, workshop: Path) -> Iterator[Piece]:
    """Yield every piece, films first: they take longest."""
    program = _program_digest()
    found = [*sorted(source.rglob(f"*{FILM}")), *sorted(source.rglob(f"*{SHEET}"))]
    for file in found:
        ending, made = (FILM, ".mp4") if file.name.endswith(FILM) else (SHEET, ".pdf")
        name = file.name.removesuffix(ending) + made
        place = target / file.relative_to(source).with_name(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        yield Piece(
            source=file,
            target=place,
            stamp_file=workshop / f"{_key(place.relative_to(target))}.stamp",
            stamp=_stamp(file, program),
        )


def _key(place: Path) -> str:
    return hashlib.sha256(place.as_posix().encode()).hexdigest()[:20]


def _stamp(file: Path, program: str) -> str:
    """Digest all that the piece depends on: its source, its course's facts, the program."""
    facts = course_file(file) if file.name.endswith(SHEET) else None
    course = facts.read_bytes() if facts else b""
    return hashlib.sha256(file.read_bytes() + course + program.encode()).hexdigest()


def _program_digest() -> str:
    digest = hashlib.sha256()
    for folder in PROGRAMS:
        for file in sorted([*folder.rglob("*.py"), *folder.rglob("*.typ")]):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _print(name: str, share: float) -> None:
    print(f"{share:4.0%}  {name}", flush=True)


def main() -> None:
    source, target = (Path(argument) for argument in sys.argv[1:3])
    if not source.is_dir():
        raise SystemExit(f"no such folder: {source}")
    build_media(source=source, target=target, report=_print)


if __name__ == "__main__":
    main()
