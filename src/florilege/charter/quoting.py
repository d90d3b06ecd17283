"""Published sentences quote the charter's own numbers, as `{deadlines.answer_days}`.

So that a sentence never says another number than the one that runs.
"""

import re
from collections.abc import Mapping

_QUOTE = re.compile(r"\{([a-z0-9_.]+)\}")


class NothingToQuote(Exception):
    """The path of a quotation leads to no number and no name."""


class Quotes:
    """Finds the numbers and names of one charter file by their path."""

    def __init__(self, document: Mapping[str, object]) -> None:
        self._document = document

    def fill(self, sentence: str) -> str:
        """Put each number or name in the place of its path.

        Example: `"within {deadlines.answer_days} days"` becomes `"within 15 days"`.
        Raises: NothingToQuote.
        """
        return _QUOTE.sub(lambda match: self._value(match[1]), sentence)

    def _value(self, path: str) -> str:
        value: object = self._document
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value)
        raise NothingToQuote(path)
