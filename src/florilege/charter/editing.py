"""The text of an edition: its own number and dates set, and gaps filled from a newer file."""

import re
from collections.abc import Mapping
from datetime import date

# What the program itself asks for by name; a newer program may ask for more of these.
GROUPS = ("purposes", "categories", "retention", "statements", "deadlines", "security")

_TABLE = re.compile(r"^\s*\[", re.MULTILINE)


class NoPlaceForMark(Exception):
    """The file has no line of its own for the number or a date of its edition."""


def stamped(text: str, *, version: int, published_on: date, in_force_on: date) -> str:
    """Write the marks of an edition into a charter's file; nothing else of it changes.

    Raises: NoPlaceForMark.
    """
    first_table = _TABLE.search(text)
    cut = first_table.start() if first_table else len(text)
    head, rest = text[:cut], text[cut:]
    marks = {"version": version, "published_on": published_on, "in_force_on": in_force_on}
    for name, value in marks.items():
        line = re.compile(rf"^{name}[ \t]*=[^\n#]*", re.MULTILINE)
        head, found = line.subn(f"{name} = {value}", head)
        if found != 1:
            raise NoPlaceForMark(name)
    return head + rest


def completed(
    published: Mapping[str, object], *, by: Mapping[str, object]
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Add whole entries that an edition lacks from a newer file; give also where they stand.

    A newer program may ask for entries that no edition has yet. What an edition says is never
    replaced.
    """
    document, added = dict(published), []
    for group in GROUPS:
        mine, theirs = published.get(group), by.get(group)
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            new = [key for key in theirs if key not in mine]
            document[group] = {**mine, **{key: theirs[key] for key in new}}
            added += [f"{group}.{key}" for key in new]
    return document, tuple(added)
