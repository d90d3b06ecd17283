"""What the launcher says, in French or English by the reader's locale, always on standard error.

The program's own catalogue cannot serve here: it is compiled only once the environment stands.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Refused(Exception):
    """The start cannot go on; the message is the one sentence that the person reads."""


def spoken_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if value.startswith("fr") else "en"
    return "en"


def say(english: str, french: str) -> str:
    return french if spoken_language() == "fr" else english


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def show_step(text: str) -> None:
    """Rewrite the progress line, where there is a terminal to rewrite it on."""
    if sys.stderr.isatty():
        # Some terminals say that they are 0 wide.
        width = os.get_terminal_size(sys.stderr.fileno()).columns or 80
        print(f"\r\033[K  {text[: width - 3]}", end="", file=sys.stderr, flush=True)


def clear_step() -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


@contextmanager
def announced(sentence: str, *, done: str) -> Iterator[None]:
    """Say what begins and, if all went well, that it ended and how long it took."""
    tell(sentence)
    began = time.monotonic()
    try:
        yield
    finally:
        clear_step()
    tell(f"{done} ({time.monotonic() - began:.0f} s)")
