"""The start from a fresh checkout, and from one that something went wrong with."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace

from tests.launcher.conftest import Checkout, Ended

# The command does not exist, which the program itself says: so it was reached.
REACHED = Ended(2, "florilege: there is no command “nothing”; florilege --help lists them.\n")


def test_start_makes_the_environment_only_once(checkout: Checkout) -> None:
    first, second = checkout.start("nothing"), checkout.start("nothing")

    assert first.said.startswith("Preparing the environment (first time, about a minute)…\n")
    assert second == REACHED


def test_start_speaks_the_language_of_the_person(checkout: Checkout) -> None:
    (checkout.root / "requirements" / "run.lock").write_text("nonesuch @ nowhere\n")

    refused = checkout.start("nothing", language="fr_FR")

    assert refused.status == 1
    assert "Préparation de l’environnement (première fois, environ une minute)…" in refused.said
    assert "florilege: installation des paquets Python\u00a0: échec\u202f;" in refused.said


def test_start_begins_again_after_a_kill(checkout: Checkout) -> None:
    checkout.start("nothing")
    (checkout.venv / "florilege.changing").touch()
    half = checkout.site_packages / "half_installed.py"
    half.touch()

    again = checkout.start("nothing")

    assert again.said.endswith(REACHED.said)
    assert not half.exists()
    assert checkout.start("nothing") == REACHED


def test_start_makes_anew_an_environment_that_was_moved(checkout: Checkout) -> None:
    checkout.start("nothing")
    moved = replace(checkout, root=checkout.root.rename(checkout.root.with_name("moved")))

    assert moved.start("nothing").said.startswith("Preparing the environment")
    assert str(moved.root) in (moved.venv / "bin" / "pip").read_text().splitlines()[0]


def test_start_brings_a_hand_made_environment_in_line(checkout: Checkout) -> None:
    checkout.start("nothing")
    (checkout.venv / "florilege.json").unlink()
    shutil.copytree(checkout.site_packages / "pip", checkout.site_packages / "stranger")
    stranger = checkout.site_packages / "stranger-1.0.dist-info"
    stranger.mkdir()
    (stranger / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    (stranger / "RECORD").write_text("stranger/__main__.py,,\nstranger-1.0.dist-info/RECORD,,\n")

    again = checkout.start("nothing")

    assert again.said.startswith("Bringing the environment in line…\n")
    assert not (checkout.site_packages / "stranger" / "__main__.py").exists()
    assert (checkout.site_packages / "pip" / "__main__.py").exists()


def test_of_two_starts_one_prepares_and_one_waits(
    checkout: Checkout, finish: Callable[["subprocess.Popen[str]"], Ended]
) -> None:
    starts = [checkout.open("nothing") for _ in range(2)]
    said = sorted(finish(start).said for start in starts)

    assert [text.partition("\n")[0] for text in said] == [
        "Another start is preparing this checkout; waiting for it…",
        "Preparing the environment (first time, about a minute)…",
    ]
    assert all(text.endswith(REACHED.said) for text in said)
