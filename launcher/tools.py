"""Run pip, npm and the like: silent on screen, complete in the log, understood when they fail."""

import os
import platform
import re
import signal
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from launcher.places import LOG, ROOT
from launcher.words import Refused, say

# A setting of the person's own shell that would send packages, or imports, elsewhere.
LEADING_ASTRAY = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")
UNREACHABLE = (
    "Failed to establish a new connection",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "ConnectTimeoutError",
    "Max retries exceeded",
    "ProxyError",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
)
LACKING = re.compile(r"No matching distribution found for (\S+)")


@dataclass(frozen=True)
class Ended:
    status: int
    output: str


def clean_environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in LEADING_ASTRAY}
    return kept | more


def run_logged(
    *command: str | Path,
    held: int,
    on_line: Callable[[str], None] = lambda line: None,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> Ended:
    """Run to the end, passing each line on.

    The child keeps the start lock (`held`) open: if the launcher alone is killed, the next start
    waits for the orphan instead of writing beside it.
    """
    lines: list[str] = []
    with (
        LOG.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            cwd=cwd,
            env=env or clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=(held,),
            process_group=0,
        ) as child,
    ):
        try:
            for line in child.stdout or ():
                log.write(line)
                lines.append(line)
                on_line(line)
        except BaseException:
            # The group, since tools have children of their own.
            os.killpg(child.pid, signal.SIGTERM)
            raise
    return Ended(status=child.returncode, output="".join(lines))


def refuse_failure(ended: Ended, *, doing: str, index: str) -> None:
    """Turn the failure of a tool into one sentence, and do nothing if it did not fail.

    Raises: Refused.
    """
    if ended.status == 0:
        return
    if "No space left on device" in ended.output or "ENOSPC" in ended.output:
        raise Refused(disk_is_full())
    if "DO NOT MATCH THE HASHES" in ended.output or "EINTEGRITY" in ended.output:
        raise Refused(
            say(
                "a downloaded package is not the one that the lock file names; "
                "it was not installed.",
                "un paquet téléchargé n’est pas celui que nomme le fichier de verrouillage\u202f; "
                "il n’a pas été installé.",
            )
        )
    if any(sign in ended.output for sign in UNREACHABLE):
        raise Refused(
            say(
                f"the {index} package index cannot be reached; "
                "check the connection and start again.",
                f"l’index de paquets {index} est injoignable\u202f; "
                "vérifiez la connexion et relancez.",
            )
        )
    if found := LACKING.search(ended.output):
        version = platform.python_version()
        raise Refused(
            say(
                f"the package index offers no {found[1]} for Python {version} on this machine.",
                f"l’index de paquets n’offre pas {found[1]} pour Python {version} "
                "sur cette machine.",
            )
        )
    tail = "\n".join(line[:200] for line in ended.output.rstrip().splitlines()[-15:])
    where = LOG.relative_to(ROOT)
    raise Refused(
        say(
            f"{doing} failed; {where} tells it all, and ends like this:\n{tail}",
            f"{doing}\u00a0: échec\u202f; {where} dit tout, et voici sa fin\u00a0:\n{tail}",
        )
    )


def disk_is_full() -> str:
    return say(
        "the disk is full; about one gigabyte is needed.",
        "le disque est plein\u202f; il faut environ un gigaoctet.",
    )
