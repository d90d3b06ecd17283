"""What is held about a person, table by table: counted in one query a vault."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connections
from django.utils.dateparse import parse_date, parse_datetime

from florilege.charter.parties import Recipient
from florilege.charter.terms import PERSONS_CLOCK, RetentionEntry, RetentionEvent
from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.retention.paths import Outlook
from florilege.infra.retention.starting import start_of
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
    until: date | None = None  # the day on which the oldest row goes, as the keeper computes it

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


def inventory(person: SubjectRef, *, outlook: Outlook | None = None) -> list[HeldCategory]:
    """Give every category, the empty ones too, in the order of the vocabulary.

    With the person's outlook, each table also tells until when its rows stay.
    """
    by_category: dict[Category, list[Held]] = defaultdict(list)
    tables = [table for table in tables_about_people() if table.holding.personal_fields]
    for held in _counted(person, tables, outlook):
        for category in held.holding.categories:
            by_category[category].append(held)
    return [_category(category, by_category[category]) for category in Category]


def inventory_of(person: SubjectRef, category: Category) -> HeldCategory:
    """Give one category; only the vaults that its tables are in are asked."""
    tables = [t for t in tables_about_people() if category in t.holding.categories]
    return _category(category, _counted(person, tables, None))


def _category(category: Category, tables: Iterable[Held]) -> HeldCategory:
    receive = (r for r in policy.charter().recipients if category in r.categories)
    return HeldCategory(category=category, tables=tuple(tables), recipients=tuple(receive))


def _counted(
    person: SubjectRef, tables: Sequence[Table], outlook: Outlook | None
) -> Iterator[Held]:
    found, rules = _found(person, tables), policy.charter().retention
    for table in tables:
        count, since, started = found[table.name]
        held = Held(table, count, since, rules[table.holding.retention])
        yield replace(held, until=_until(held, started, outlook))


def _until(held: Held, started: date | None, outlook: Outlook | None) -> date | None:
    """Give the day on which the first row goes; nothing while nobody can know it."""
    if not held.count or outlook is None:
        return None
    if held.retention.event in PERSONS_CLOCK:
        return outlook.ends_on
    if started is None:
        return None
    if held.retention.event is RetentionEvent.FISCAL_YEAR_END:
        started = policy.charter().provider.fiscal_year_end.closing(started)
    return held.retention.rule.gone_on(started)


def _found(
    person: SubjectRef, about: Sequence[Table]
) -> dict[str, tuple[int, date | None, date | None]]:
    """Count rows, find the oldest day and the oldest starting event; one query a vault."""
    found: dict[str, tuple[int, date | None, date | None]] = {}
    for vault in Vault:
        tables = [t for t in about if t.vault is vault]
        if not tables:
            continue
        connection = connections[vault.value]
        parts, params = [], list[Any]()
        for number, table in enumerate(tables):
            sql, values = _count_sql(table, number, person, connection)
            parts.append(sql)
            params += values
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            for number, count, since, started in cursor.fetchall():
                found[tables[number].name] = (count, _day(since), _day(started))
    return found


def _count_sql(
    table: Table, number: int, person: SubjectRef, connection: Any
) -> tuple[str, list[Any]]:
    """Write the count of one table, over its rows as the ORM finds them."""
    columns = {f.name: f.column for f in table.model._meta.local_concrete_fields}
    rows, start = table.rows(person).order_by(), start_of(table.holding.model)
    since = columns.get(table.holding.since, "")
    wanted = [table.holding.since or str(table.holding.subject)]
    if start is not None:
        rows, wanted = rows.annotate(kept_since=start.when), [*wanted, "kept_since"]
    inner, values = rows.values(*wanted).query.get_compiler(table.vault.value).as_sql()
    oldest = _least(since or "", connection)
    started = _least("kept_since" if start else "", connection)
    return f"SELECT {number}, COUNT(*), {oldest}, {started} FROM ({inner}) AS held", [*values]


def _least(column: str, connection: Any) -> str:
    if not column:
        return "NULL"
    return f"CAST(MIN({connection.ops.quote_name(column)}) AS varchar(40))"


def _day(text: str | None) -> date | None:
    """Read a day or time as either engine writes it in text; times are UTC."""
    if not text:
        return None
    if len(text) <= 10:
        return parse_date(text)
    at = parse_datetime(text if text[-3] in "+-" or text[-6] in "+-" else f"{text}+00:00")
    return legal_day(at) if isinstance(at, datetime) else None
