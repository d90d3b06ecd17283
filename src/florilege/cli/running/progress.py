"""Show how far a long work is: one line that moves on a terminal, a line now and then elsewhere."""

import os
import sys
from typing import Final

_EVERY: Final = 0.25


class Progress:
    """Writes to standard error, so that standard output stays for what was asked for."""

    def __init__(self) -> None:
        self._stage = ""
        self._shown = -1.0

    def show(self, stage: str, what: str, share: float) -> None:
        """Units: `share` is what is done of the stage, from 0 to 1."""
        line = f"{stage} {share:.0%}" + (f" · {what}" if what else "")
        if sys.stderr.isatty():
            # Some terminals say that they are 0 wide.
            width = os.get_terminal_size(sys.stderr.fileno()).columns or 80
            end = "\n" if share >= 1 else ""
            print(f"\r\033[K{line[: width - 1]}", end=end, file=sys.stderr, flush=True)
        elif stage != self._stage or share >= 1 or share - self._shown >= _EVERY:
            print(line, file=sys.stderr, flush=True)
        else:
            return
        self._stage, self._shown = stage, share
