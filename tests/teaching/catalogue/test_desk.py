"""`florilege course`: clear sentences in two languages, and exit codes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from florilege.cli.course import run_course
from florilege.teaching.catalogue.queries import cards
from tests.teaching.catalogue.courses_written import write_course


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch, "en_GB.UTF-8")


def speak(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, language)


def test_check_says_that_a_course_is_sound(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run_course(["check", str(write_course(tmp_path))])

    said = capsys.readouterr()
    assert (status, said.out, said.err) == (0, "bouquet-rond: no fault.\n", "")
    assert cards() == []


def test_check_says_where_each_fault_stands(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_course(tmp_path / "bouquet")
    (folder / "media/tige.svg").unlink()
    (folder / "01-preparer/coupe.vtt").unlink()

    status = run_course(["check", str(folder)])

    said = capsys.readouterr()
    assert status == 1
    assert said.out.splitlines() == [
        f"{folder}/01-preparer/module.toml:18: The file “coupe.vtt” is not there.",
        f"{folder}/01-preparer/poste.md:5: The picture “../media/tige.svg” cannot be shown here.",
    ]
    assert said.err == "bouquet: 2 faults.\n"


def test_import_publishes_every_course_of_a_folder(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_course(tmp_path / "un", slug="un")
    write_course(tmp_path / "deux", slug="deux")

    assert run_course(["import", str(tmp_path)]) == 0
    assert sorted(card.slug for card in cards()) == ["deux", "un"]
    capsys.readouterr()

    assert run_course(["import", str(tmp_path)]) == 0
    assert "un: this edition is current already: nothing was changed." in capsys.readouterr().out


def test_import_publishes_nothing_if_one_course_has_a_fault(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_course(tmp_path / "un", slug="un")
    (write_course(tmp_path / "deux", slug="deux") / "02-lier/fiche.pdf").unlink()

    assert run_course(["import", str(tmp_path)]) == 1
    assert cards() == []
    assert "Nothing was published." in capsys.readouterr().err


def test_two_courses_of_one_name_are_refused(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_course(tmp_path / "un", slug="un")
    write_course(tmp_path / "deux", slug="un")

    assert run_course(["import", str(tmp_path)]) == 1
    assert cards() == []
    assert "course.toml:1: The id “un” is used already." in capsys.readouterr().out


def test_import_before_the_installation_says_what_to_do(tmp_path: Path) -> None:
    folder = write_course(tmp_path / "un")
    source = Path(__file__).resolve().parents[3] / "src"
    env = os.environ | {"FLORILEGE_DATA": str(tmp_path / "rien"), "PYTHONPATH": str(source)}
    command = [sys.executable, "-m", "florilege", "course", "import", str(folder)]

    ended = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "Nothing is installed here yet: run ./florilege upgrade first.\n"


def test_a_folder_without_course_is_told(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_course(["check", str(tmp_path)]) == 2
    assert "There is no course in" in capsys.readouterr().err


def test_sentences_follow_the_terminal(
    house: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak(monkeypatch, "fr_FR.UTF-8")
    folder = write_course(tmp_path / "bouquet")
    shutil.rmtree(folder / "02-lier")

    run_course(["check", str(folder)])

    said = capsys.readouterr()
    assert (
        said.out
        == f"{folder}/course.toml:24: Le fichier «\u00a002-lier/module.toml\u00a0» manque.\n"
    )
    assert said.err == "bouquet\u00a0: 1 faute.\n"
    assert os.environ["LANG"] == "fr_FR.UTF-8"
