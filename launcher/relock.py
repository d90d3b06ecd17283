"""Make the lock files again from pyproject.toml: every version, every hash, and no address."""

from collections.abc import Sequence
from typing import Final

from launcher.places import LOCKS, ROOT, VENV, Profile
from launcher.tools import refuse_failure, run_logged
from launcher.words import Refused, announced, say

CHOSEN: Final[dict[Profile, tuple[str, ...]]] = {
    "run": ("--group", "demo", "--group", "node"),
    # On top of run.lock, so that the larger environment always fulfils the smaller one too.
    "dev": ("--extra", "postgres", "--group", "dev", "--constraint", "requirements/run.lock"),
}


def make_locks(more: Sequence[str], *, held: int) -> None:
    """Pins stay as they are unless `more` says `--upgrade` or `--upgrade-package NAME`.

    Raises: Refused.
    """
    for profile, choice in CHOSEN.items():
        target = str(LOCKS[profile].relative_to(ROOT))
        with announced(f"{target}…", done=target):
            make_lock(target, [*choice, *more], held=held)
        if "://" in LOCKS[profile].read_text():
            raise Refused(
                say(
                    f"{target} holds an address, which belongs to this machine; do not commit it.",
                    f"{target} contient une adresse, propre à cette machine\u202f; "
                    "ne l’enregistrez pas.",
                )
            )


def make_lock(target: str, options: Sequence[str], *, held: int) -> None:
    universal = ("--universal", "--generate-hashes", "--no-emit-index-url")
    named = ("--custom-compile-command", "./florilege lock", "--output-file", target)
    uv = VENV / "bin" / "uv"
    words = ("pip", "compile", "pyproject.toml", "--quiet", *universal, *options, *named)
    refuse_failure(run_logged(uv, *words, held=held), doing="uv pip compile", index="Python")
