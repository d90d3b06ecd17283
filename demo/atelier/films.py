"""Renders `*.film.toml` files into silent films of line drawings."""

import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from PIL import Image

from demo.atelier.canvas import HEIGHT, INK, LEAF, WIDTH, Canvas, text_width, tint
from demo.atelier.moves import Line, Move, by_hand, draw_lines, show_at
from demo.atelier.scenes import moves_for

FRAMES_PER_SECOND = 25
HELD = 2  # every drawing stands for two frames
FADE_FRAMES = 5
CAPTION_SIZE = 26


class FilmFailed(Exception):
    """The encoder refused; its own words follow."""


@dataclass(frozen=True)
class Scene:
    """One scene of a film. Units: seconds."""

    kind: str
    seconds: float
    caption: str
    details: dict[str, Any]


@dataclass(frozen=True)
class Film:
    """A film as its source tells it."""

    title: str
    scenes: tuple[Scene, ...]


def read_film(source: Path) -> Film:
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    return Film(told["title"], tuple(_scene(dict(scene)) for scene in told["scenes"]))


def _scene(told: dict[str, Any]) -> Scene:
    return Scene(
        kind=told.pop("kind"),
        seconds=float(told.pop("seconds")),
        caption=told.pop("caption", ""),
        details=told,
    )


def render_film(*, source: Path, target: Path) -> None:
    """Render the film in `source` to an MP4 at `target`.

    Raises: FilmFailed if the encoder does not accept the frames.
    """
    command = _encoder(target)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as encoder:
        assert encoder.stdin
        assert encoder.stderr
        try:
            for frame in frames(read_film(source)):
                encoder.stdin.write(frame)
            encoder.stdin.close()
        except BrokenPipeError:
            pass
        words = encoder.stderr.read().decode(errors="replace")
    if encoder.returncode:
        raise FilmFailed(words[-800:])


def _encoder(target: Path) -> list[str]:
    return [
        imageio_ffmpeg.get_ffmpeg_exe(),
        *("-hide_banner", "-loglevel", "error", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}"),
        *("-framerate", f"{FRAMES_PER_SECOND}/{HELD}", "-i", "pipe:0"),
        *("-an", "-c:v", "libx264", "-preset", "veryfast", "-tune", "animation", "-crf", "23"),
        *("-pix_fmt", "yuv420p", "-r", str(FRAMES_PER_SECOND), "-threads", "1"),
        *("-movflags", "+faststart", "-f", "mp4", str(target)),
    ]


def frames(film: Film) -> Iterator[bytes]:
    """Yield the film's drawings in order, each as raw pixels."""
    last: Image.Image | None = None
    for scene in film.scenes:
        for picture in _pictures(film, scene, last):
            yield picture
        last = Image.frombytes("RGB", (WIDTH, HEIGHT), picture)


def _pictures(film: Film, scene: Scene, last: Image.Image | None) -> Iterator[bytes]:
    canvas = Canvas()
    moves = [*_frame_moves(film, scene), *moves_for(scene.kind, scene.details, scene.seconds)]
    count = round(scene.seconds * FRAMES_PER_SECOND / HELD)
    shares = [0.0] * len(moves)
    pixels, shown = b"", Image.new("RGB", (WIDTH, HEIGHT))
    for index in range(count):
        _draw_until(canvas, moves, shares, index * HELD / FRAMES_PER_SECOND)
        picture = canvas.show()
        if picture is not None:
            pixels, shown = picture.tobytes(), picture
        if last is not None and index < FADE_FRAMES:
            share = (index + 1) / (FADE_FRAMES + 1)
            yield Image.blend(last, shown, share).tobytes()
        else:
            yield pixels


def _draw_until(canvas: Canvas, moves: list[Move], shares: list[float], at: float) -> None:
    for index, move in enumerate(moves):
        share = move.share(at)
        if share > shares[index]:
            move.draw(canvas, shares[index], share)
            shares[index] = share


def _frame_moves(film: Film, scene: Scene) -> list[Move]:
    """Return what every scene has: the film's title above, the caption below."""

    def paint(canvas: Canvas) -> None:
        canvas.touch((0, 0, WIDTH, HEIGHT))
        canvas.text(48 + 44j, film.title, 22, LEAF, anchor="lm", italic=True)
        for row, line in enumerate(caption_rows(scene.caption)):
            canvas.text(complex(WIDTH / 2, 664 + 34 * row), line, CAPTION_SIZE, INK)

    rule = by_hand([48 + 626j, complex(WIDTH - 48, 626)], seed=film.title, sway=0.5)
    return [show_at(0.0, paint), draw_lines(0.0, 0.7, [Line(rule, 1.2, tint(INK, 0.4))])]


def caption_rows(caption: str) -> list[str]:
    """Break a caption into two even rows if it does not fit in one."""
    if text_width(caption, CAPTION_SIZE) <= WIDTH - 120:
        return [caption]
    words = caption.split(" ")
    breaks = range(1, len(words))
    best = min(
        breaks,
        key=lambda cut: abs(
            text_width(" ".join(words[:cut]), CAPTION_SIZE)
            - text_width(" ".join(words[cut:]), CAPTION_SIZE)
        ),
    )
    return [" ".join(words[:best]), " ".join(words[best:])]
