"""The codes and ids in a person's rows, said in the words of the rooms that know them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from florilege.kernel.codes import Code, in_words
from florilege.kernel.declarations import Personal

# A value's place: its table, its row's key, its field.
Place = tuple[str, Any, str]


def place_of(row: Any, name: str) -> Place:
    return row._meta.label, row.pk, name


def stored(row: Any, name: str) -> Any:
    """Give a field's own value; a foreign key's is its opaque id."""
    return getattr(row, row._meta.get_field(name).attname)


def said(tables: Iterable[tuple[Sequence[Any], Mapping[str, Personal]]]) -> dict[Place, Any]:
    """Say the codes of looked-at rows, by place; each table comes with the fields to be said.

    Codes of all tables are read together: as many queries for one row as for thirty.
    """
    codes = {
        place_of(row, name): Code(declared.named, row, stored(row, name))
        for rows, fields in tables
        for name, declared in fields.items()
        if declared.named
        for row in rows
    }
    return dict(zip(codes, in_words([*codes.values()]), strict=True))
