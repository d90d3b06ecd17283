"""Update many rows by one statement: their values travel end to end and the engine cuts them apart.

Row by row, or as an array that is quoted, the way to the engine took longer than the update; and
while the engine works, the other threads of the process do too.
"""

from collections.abc import Sequence
from typing import Any

ROWID_DIGITS = 19  # those of the largest rowid, 2 ** 63 - 1

Statement = tuple[str, list[Any]]


class Packed:
    """Rows whose columns are packed: where they stand, what they held, and what they shall hold.

    `places` are rowids (SQLite) or UUIDs in their order (PostgreSQL). `befores` are the values of
    the first of the columns: a row that holds something else by now is left alone.

    Raises: ValueError if the values of a column are not all of one length.
    """

    def __init__(
        self, places: Sequence[Any], befores: Sequence[bytes], news: Sequence[Sequence[bytes]]
    ) -> None:
        self.count, self.bounds = len(places), (places[0], places[-1])
        if isinstance(places[0], int):
            places = [b"%0*d" % (ROWID_DIGITS, place) for place in places]
        else:
            places = [place.bytes for place in places]
        self.sizes = [len(column[0]) for column in (places, befores, *news)]
        self.values = [b"".join(column) for column in (places, befores, *news)]
        if [self.count * size for size in self.sizes] != list(map(len, self.values)):
            raise ValueError("the values of a column are not all of one length")

    def update_of_sqlite(self, table: str, columns: Sequence[str], *, epoch: int) -> Statement:
        place, before, *new = [f"substr(%s, n * {size} + 1, {size})" for size in self.sizes]
        sql = (
            "WITH RECURSIVE numbers(n) AS "
            f"(SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {self.count - 1}) "
            f"UPDATE {table} SET epoch = %s, {_sets(columns, new)} FROM numbers "
            f"WHERE {table}.rowid = CAST({place} AS INTEGER) AND {table}.{columns[0]} = {before}"
        )
        places, befores, *news = self.values
        return sql, [epoch, *news, places, befores]

    def update_of_postgres(
        self, table: str, pk: str, columns: Sequence[str], *, epoch: int
    ) -> Statement:
        """The bounds keep the server from reading the whole table."""
        names = [f"packed_{number}" for number in range(len(self.values))]
        place, before, *new = [
            f"substring({name} FROM n * {size} + 1 FOR {size})"
            for name, size in zip(names, self.sizes, strict=True)
        ]
        packed = ", ".join(f"%s::bytea AS {name}" for name in names)
        sql = (
            f"UPDATE {table} SET epoch = %s, {_sets(columns, new)} "
            f"FROM (SELECT {packed}) AS packed, generate_series(0, {self.count - 1}) AS n "
            f"WHERE {pk} BETWEEN %s AND %s "
            f"AND {pk} = encode({place}, 'hex')::uuid AND {columns[0]} = {before}"
        )
        return sql, [epoch, *self.values, *self.bounds]


def _sets(columns: Sequence[str], new: Sequence[str]) -> str:
    return ", ".join(f'"{column}" = {value}' for column, value in zip(columns, new, strict=True))
