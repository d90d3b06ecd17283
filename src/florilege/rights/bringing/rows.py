"""The tables of a brought file, entry by entry, each field tried against the published schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_noop

from florilege.rights.bringing.archive import DATA
from florilege.rights.bringing.faults import FileRefused
from florilege.rights.bringing.head import Head, is_id, named, time_in
from florilege.rights.bringing.json_stream import Reader, Row
from florilege.rights.export_format import FROM
from florilege.rights.export_schema import export_schema

Rules = Mapping[str, Mapping[str, Any]]
_KINDS = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_OTHER_KIND = gettext_noop("Another kind of value was expected: %(kinds)s.")


@dataclass(slots=True)
class Rows:
    """Reads `data.json` once through. Tables and fields that are not known here are kept as they are."""

    head: Head
    _rules: dict[str, Rules] = field(default_factory=dict)
    _met: dict[str, set[tuple[Any, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tables = export_schema()["properties"]["tables"]["properties"]
        self._rules = {key: one["items"]["else"]["properties"] for key, one in tables.items()}

    def read(self, file: IO[bytes]) -> Iterator[tuple[str, Row]]:
        """Give each entry with the key of its table.

        Raises: FileRefused.
        """
        reader = Reader(file, member=DATA)
        reader.expect("start_map", where=DATA)
        for key in reader.keys(where=DATA):
            if key == "tables":
                yield from self._tables(reader)
            else:
                reader.value(where=f"{DATA}: {named(key)}")
        reader.end()

    def ids(self, table: str) -> frozenset[str]:
        """The ids of the entries of a table that were read so far."""
        return frozenset(one for _, one in self._met.get(table, ()))

    def _tables(self, reader: Reader) -> Iterator[tuple[str, Row]]:
        place = f"{DATA}: tables"
        reader.expect("start_map", where=place)
        for table in reader.keys(where=place):
            if named(table) != table:
                raise FileRefused(place, gettext_noop("A table has no proper name."))
            for number, row in reader.rows(where=f"{place}.{table}"):
                self._check(table, row, where=f"{place}.{table}[{number}]")
                yield table, row

    def _check(self, table: str, row: Row, *, where: str) -> None:
        self._check_origin(row, where=where)
        for name, rule in self._rules.get(table, {}).items():
            if name in row:
                _check_value(row[name], rule, where=f"{where}.{name}")
        one = row.get("id")
        if one is None:
            return
        met = self._met.setdefault(table, set())
        key = (row.get(FROM), str(one))
        if key in met:
            raise FileRefused(f"{where}.id", gettext_noop("The same entry comes twice."))
        met.add(key)

    def _check_origin(self, row: Row, *, where: str) -> None:
        number = row.get(FROM)
        if number is None:
            return
        if isinstance(number, bool) or not isinstance(number, int):
            raise FileRefused(f"{where}.{FROM}", _OTHER_KIND, {"kinds": "integer"})
        if not 0 <= number < len(self.head.origins) - 1:
            said = gettext_noop("This names an origin that the file does not tell.")
            raise FileRefused(f"{where}.{FROM}", said)


def _check_value(value: Any, rule: Mapping[str, Any], *, where: str) -> None:
    kinds = rule.get("type")
    if kinds is None:
        return
    fitting = tuple(kind for word in kinds for kind in _KINDS[word])
    if not isinstance(value, fitting) or (isinstance(value, bool) and "boolean" not in kinds):
        raise FileRefused(where, _OTHER_KIND, {"kinds": ", ".join(kinds)})
    if isinstance(value, str) and not _reads_as(value, rule.get("format")):
        raise FileRefused(where, _OTHER_KIND, {"kinds": str(rule["format"])})


def _reads_as(text: str, form: str | None) -> bool:
    if form == "uuid":
        return is_id(text)
    if form == "date-time":
        return time_in(text) is not None
    if form == "date":
        try:
            return parse_date(text) is not None
        except ValueError:
            return False
    return True
