"""What is held about a person, table by table: counted in one query a vault."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils.dateparse import parse_date, parse_datetime

from florilege.charter.parties import Recipient
from florilege.charter.terms import RetentionEntry
from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.kernel.declarations import Holding
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Vault
from florilege.rights.tables import Table, tables_about_people


@dataclass(frozen=True, slots=True)
class Held:
    """One table as its person sees it: how many rows, since which legal day, under which rule."""

    table: Table
    count: int
    since: date | None
    retention: RetentionEntry

    @property
    def holding(self) -> Holding:
        return self.table.holding


@dataclass(frozen=True, slots=True)
class HeldCategory:
    """All tables of one category, and who outside receives it."""

    category: Category
    tables: tuple[Held, ...]
    recipients: tuple[Recipient, ...]

    @property
    def count(self) -> int:
        return sum(t.count for t in self.tables)


def inventory(person: SubjectRef) -> list[HeldCategory]:
    """Give every category, the empty ones too, in the order of the vocabulary."""
    charter = policy.charter()
    counts = _counts(person)
    by_category: dict[Category, list[Held]] = defaultdict(list)
    for table in tables_about_people():
        if not table.holding.personal_fields:
            continue
        count, since = counts[table.name]
        held = Held(table, count, since, charter.retention[table.holding.retention])
        for category in table.holding.categories:
            by_category[category].append(held)
    return [
        HeldCategory(
            category=category,
            tables=tuple(by_category[category]),
            recipients=tuple(r for r in charter.recipients if category in r.categories),
        )
        for category in Category
    ]


def _counts(person: SubjectRef) -> dict[str, tuple[int, date | None]]:
    """Count rows and find the oldest day of every table; one query a vault."""
    found: dict[str, tuple[int, date | None]] = {}
    for vault in Vault:
        tables = [t for t in tables_about_people() if t.vault is vault]
        if not tables:
            continue
        connection = connections[vault.value]
        parts, params = [], []
        for number, table in enumerate(tables):
            sql, value = _count_sql(table, number, person, connection)
            parts.append(sql)
            params.append(value)
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            for number, count, since in cursor.fetchall():
                found[tables[number].name] = (count, _day(since))
    return found


def _count_sql(table: Table, number: int, person: SubjectRef, connection: Any) -> tuple[str, Any]:
    meta, quote = table.model._meta, connection.ops.quote_name
    columns = {f.name: f for f in meta.local_concrete_fields}
    subject = columns[str(table.holding.subject)]
    since = "NULL"
    if table.holding.since:
        column = quote(columns[table.holding.since].column)
        since = f"CAST(MIN({column}) AS varchar(40))"
    sql = (
        f"SELECT {number}, COUNT(*), {since} FROM {quote(meta.db_table)} "
        f"WHERE {quote(subject.column)} = %s"
    )
    return sql, subject.get_db_prep_value(person, connection)


def _day(text: str | None) -> date | None:
    """Read a day or time as either engine writes it in text; times are UTC."""
    if not text:
        return None
    if len(text) <= 10:
        return parse_date(text)
    at = parse_datetime(text if text[-3] in "+-" or text[-6] in "+-" else f"{text}+00:00")
    return legal_day(at) if isinstance(at, datetime) else None
