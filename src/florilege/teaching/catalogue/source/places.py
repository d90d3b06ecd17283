"""Find the line on which a key, a table or an element of a list stands in a TOML text.

The standard reader gives values without their places; the text has passed it already, so this may
be lenient: what it cannot place, it places at the nearest line above.
"""

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"""^((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_QUOTES = ('"""', "'''", '"', "'")


class Places:
    """The lines of one text, by path: `("activities", 2, "minutes")`."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._key: Path = ()
        self._element = -1
        self._depth = 0
        self._quote = ""
        for number, line in enumerate(text.splitlines(), start=1):
            self._read(line, number)

    def line(self, path: Path) -> int:
        """Give the line of a path, or of the nearest thing that holds it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 1

    def _read(self, line: str, number: int) -> None:
        rest = line.strip()
        if not self._quote and not self._depth:
            rest = self._read_start(rest, number)
        elif not self._quote and self._depth == 1 and rest[:1] in ("{", '"', "'"):
            self._element += 1
            self._lines[(*self._key, self._element)] = number
        self._skip(rest)

    def _read_start(self, line: str, number: int) -> str:
        """Read the beginning of a line that is not inside a value; give what follows it."""
        if header := _HEADER.match(line):
            self._table = self._named(_parts(header[2]), is_list=header[1] == "[[")
            self._lines[self._table] = number
            return ""
        if key := _KEY.match(line):
            self._key, self._element = (*self._table, *_parts(key[1])), -1
            self._lines[self._key] = number
            return line[key.end() :]
        return line

    def _named(self, parts: Path, *, is_list: bool) -> Path:
        """Give the path of a table; under a list it belongs to the list's latest element."""
        path: Path = ()
        for position, part in enumerate(parts):
            path = (*path, part)
            if is_list and position == len(parts) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _skip(self, text: str) -> None:
        """Follow quotes and brackets to the end of a line."""
        at = 0
        while at < len(text):
            if self._quote:
                if text[at] == "\\" and self._quote[0] == '"':
                    at += 2
                    continue
                if text.startswith(self._quote, at):
                    at += len(self._quote)
                    self._quote = ""
                    continue
                at += 1
                continue
            quote = next((q for q in _QUOTES if text.startswith(q, at)), "")
            if quote:
                self._quote = quote
            elif text[at] == "#":
                break
            elif text[at] in "[{":
                self._depth += 1
            elif text[at] in "]}":
                self._depth -= 1
            at += len(quote) or 1
        if len(self._quote) == 1:
            self._quote = ""  # Only triple quotes go on to the next line.


def _parts(name: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
