"""Films are rendered from their plain source, at the right length, in a form that browsers play."""

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from demo.atelier.films import Film, Scene, caption_rows, frames, read_film, render_film
from demo.atelier.scenes import UnknownScene
from demo.atelier.scenes.price import euros

DETAILS = {
    "spiral_bouquet": {"stems": 3, "plant": "tulipe"},
    "bevel_cut": {},
    "bucket_water": {"level_cm": 12},
    "cold_room": {"celsius": 4.5, "humidity": 85},
    "price_bar": {"parts": [{"label": "Tiges", "cents": 1690}, {"label": "TVA", "cents": 169}]},
    "proportions": {"above_cm": 28, "below_cm": 17},
    "text_page": {"lines": ["Une lame nette"], "highlight": ["lame"]},
}


def _film(tmp_path: Path, kind: str = "text_page", seconds: float = 2) -> Path:
    source = tmp_path / "essai.film.toml"
    source.write_text(
        'title = "Essai"\nseconds = 2\n\n[[scenes]]\n'
        f'kind = "{kind}"\nseconds = {seconds}\ncaption = "Une lame propre."\n'
        'lines = ["Une lame nette"]\nhighlight = ["lame"]\n',
        encoding="utf-8",
    )
    return source


def _what_is_in(film: Path) -> str:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(film)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def test_render_film_makes_a_silent_mp4_of_the_announced_length(tmp_path: Path) -> None:
    target = tmp_path / "essai.mp4"

    render_film(source=_film(tmp_path), target=target)

    told = _what_is_in(target)
    assert "Duration: 00:00:02.00" in told
    assert re.search(r"Video: h264.*yuv420p.*1280x720.*25 fps", told)
    assert "Audio:" not in told
    head = target.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


def test_read_film_keeps_what_a_scene_needs_beside_its_kind(tmp_path: Path) -> None:
    film = read_film(_film(tmp_path))

    assert film == Film(
        "Essai",
        (
            Scene(
                "text_page",
                2.0,
                "Une lame propre.",
                {"lines": ["Une lame nette"], "highlight": ["lame"]},
            ),
        ),
    )


@pytest.mark.parametrize("kind", DETAILS)
def test_every_kind_of_scene_draws_on_through_its_time(kind: str) -> None:
    film = Film("Essai", (Scene(kind, 1.2, "", DETAILS[kind]),))

    drawn = list(frames(film))

    assert len(drawn) == 15
    assert drawn[0] != drawn[7]
    assert {len(frame) for frame in drawn} == {1280 * 720 * 3}


def test_frames_refuse_a_kind_of_scene_that_nobody_draws() -> None:
    film = Film("Essai", (Scene("fireworks", 1.0, "", {}),))

    with pytest.raises(UnknownScene, match="fireworks"):
        next(frames(film))


def test_caption_rows_break_a_long_caption_in_two_even_rows() -> None:
    long = "Les suivantes penchent toutes du même côté. " * 3

    first, second = caption_rows(long.strip())

    assert f"{first} {second}" == long.strip()
    assert abs(len(first) - len(second)) < 12
    assert caption_rows("Court.") == ["Court."]


def test_euros_are_written_in_french() -> None:
    assert euros(123450) == "1\u202f234,50\u00a0€"
    assert euros(5) == "0,05\u00a0€"
