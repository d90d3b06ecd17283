"""Where a look comes from: the name that the journal keeps, and the words in which it is read.

A page names itself in its own declaration. What the program does without a page is an errand, named
with its words in the `errands.py` of its room: a look that nobody could read cannot be entered.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NewType

# The name of a page, as `office:session`, or of an errand, as `mail.send`.
Route = NewType("Route", str)


class NamedTwice(Exception):
    """Two errands have one name and different words, so that neither could be trusted."""


_errands: dict[str, str] = {}


def errand(name: str, words: str) -> Route:
    """Name an errand; `words` is English and says what is done, for whoever reads the journal.

    Raises: NamedTwice.
    """
    if _errands.setdefault(name, words) != words:
        raise NamedTwice(name)
    return Route(name)


def errands() -> Mapping[str, str]:
    """Give the words of every errand by its name."""
    return MappingProxyType(_errands)
