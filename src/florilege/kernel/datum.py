"""One datum: a field of a person's single row, or one whole row. A word that names no value."""

from dataclasses import dataclass


class NotADatum(Exception):
    """The word names neither a field nor a row."""


@dataclass(frozen=True, slots=True, order=True)
class Datum:
    """`word` is `room.Model.field`, or `room.Model~row` for a row with all of its fields."""

    model: str
    field: str = ""
    row: str = ""

    @property
    def word(self) -> str:
        return f"{self.model}~{self.row}" if self.row else f"{self.model}.{self.field}"


def datum_of(word: str) -> Datum:
    """Read a word.

    Example: `identity.Profile.phone` is the field `phone` of `identity.Profile`.
    Raises: NotADatum.
    """
    model, tilde, row = word.partition("~")
    if tilde:
        if row and model.count(".") == 1:
            return Datum(model=model, row=row)
        raise NotADatum(word)
    model, _, field = word.rpartition(".")
    if not field or model.count(".") != 1:
        raise NotADatum(word)
    return Datum(model=model, field=field)
