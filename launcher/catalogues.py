"""Have the translations compiled when a catalogue is newer than what was made from it."""

from pathlib import Path

from launcher.places import PYTHON, SOURCE
from launcher.tools import clean_environment, refuse_failure, run_logged
from launcher.words import say


def are_compiled() -> bool:
    return not any(map(is_stale, SOURCE.rglob("locale/*/LC_MESSAGES/*.po")))


def is_stale(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < catalogue.stat().st_mtime_ns


def compile_catalogues(*, held: int) -> None:
    """Raises: Refused."""
    if are_compiled():
        return
    env = clean_environment(PYTHONPATH=str(SOURCE))
    ended = run_logged(PYTHON, "-P", "-m", "florilege", "translations", held=held, env=env)
    doing = say("compiling the translations", "compilation des traductions")
    refuse_failure(ended, doing=doing, index="Python")
