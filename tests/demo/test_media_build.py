"""The build copies and renders, skips what is finished, and leaves nothing half made."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from demo.atelier import build
from demo.atelier.build import WORKSHOP, build_media

ROOT = Path(__file__).parents[2]
FILM = """title = "Long"

[[scenes]]
kind = "text_page"
seconds = 60
caption = ""
lines = ["un", "deux"]
"""
SHEET = "# Fiche\n\n- [ ] un point\n"


def _silent(name: str, share: float) -> None:
    """Take the news and keep it."""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    module = tmp_path / "source" / "cours" / "01-outils"
    module.mkdir(parents=True)
    (module.parent / "course.toml").write_text('slug = "cours"\n', encoding="utf-8")
    (module / "lecon.md").write_text("# Leçon\n", encoding="utf-8")
    (module / "fiche.sheet.md").write_text(SHEET, encoding="utf-8")
    return tmp_path / "source"


def _files(target: Path) -> list[str]:
    found = (path for path in target.rglob("*") if path.is_file())
    return sorted(
        path.relative_to(target).as_posix() for path in found if WORKSHOP not in path.parts
    )


def _times(target: Path) -> dict[str, int]:
    return {name: (target / name).stat().st_mtime_ns for name in _files(target)}


def test_build_media_copies_lessons_and_renders_what_they_name(
    school: Path, tmp_path: Path
) -> None:
    told: list[tuple[str, float]] = []

    build_media(source=school, target=tmp_path / "out", report=lambda *news: told.append(news))

    assert _files(tmp_path / "out") == [
        "cours/01-outils/fiche.pdf",
        "cours/01-outils/lecon.md",
        "cours/course.toml",
    ]
    assert told == [("fiche.pdf", 1.0)]


def test_build_media_leaves_finished_work_alone_and_renews_what_changed(
    school: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    build_media(source=school, target=target, report=_silent)
    first = _times(target)

    build_media(source=school, target=target, report=_silent)
    assert _times(target) == first

    (school / "cours/01-outils/fiche.sheet.md").write_text(SHEET + "- [ ] deux\n")
    build_media(source=school, target=target, report=_silent)
    changed = {name for name, time in _times(target).items() if time != first[name]}
    assert changed == {"cours/01-outils/fiche.pdf"}


def test_make_interrupted_while_rendering_leaves_no_half_made_file(
    school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    workshop = target / WORKSHOP
    workshop.mkdir(parents=True)
    (piece,) = build._pieces(school, target, workshop)

    def killed(*, source: Path, target: Path) -> None:
        target.write_bytes(b"%PDF-half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build, "render_sheet", killed)
        with pytest.raises(KeyboardInterrupt):
            build.make(piece)

    assert not piece.target.exists()
    assert not piece.is_made()

    build.make(piece)
    assert piece.is_made()
    assert piece.target.read_bytes().startswith(b"%PDF-")
    assert b"half" not in piece.target.read_bytes()[:20]


def test_build_media_killed_in_a_film_leaves_no_film_in_its_place(
    school: Path, tmp_path: Path
) -> None:
    (school / "cours/01-outils/long.film.toml").write_text(FILM, encoding="utf-8")
    target = tmp_path / "out"
    command = [sys.executable, "-m", "demo.atelier.build", str(school), str(target)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    running = subprocess.Popen(
        command, env=os.environ | {"PYTHONPATH": paths}, start_new_session=True
    )

    while running.poll() is None and not list(target.glob(f"{WORKSHOP}/*.mp4")):
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()

    assert list(target.glob(f"{WORKSHOP}/*.mp4"))
    assert not (target / "cours/01-outils/long.mp4").exists()
    film, _ = build._pieces(school, target, target / WORKSHOP)
    assert not film.is_made()


def test_a_piece_whose_stamp_was_not_written_is_made_again(school: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    build_media(source=school, target=target, report=_silent)
    (piece,) = build._pieces(school, target, target / WORKSHOP)

    piece.stamp_file.unlink()

    assert not piece.is_made()
