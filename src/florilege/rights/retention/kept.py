"""A declared table under its rule of the charter: which rows are over on a day, as one condition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.db.models import DateTimeField, Q, QuerySet
from django.db.models import Model as Row

from florilege.charter.terms import PERSONS_CLOCK, RetentionEntry, RetentionEvent
from florilege.infra import policy
from florilege.infra.retention.starting import Start, start_of
from florilege.kernel.fiscal_year import YearEnd
from florilege.rights.retention.days import midnight
from florilege.rights.retention.holding import LivingHold, living_holds, not_held
from florilege.rights.tables import Table, tables_about_people

SINCE = "kept_since"


@dataclass(frozen=True, slots=True)
class Kept:
    """One table in one vault, whose rows end one by one, each from its own starting event."""

    table: Table
    entry: RetentionEntry
    start: Start
    year_end: YearEnd
    holds: tuple[LivingHold, ...] = ()

    @property
    def name(self) -> str:
        return self.table.name

    def rows(self) -> QuerySet[Row]:
        """Every row, with the day or time of its starting event."""
        rows = self.table.model._default_manager.using(self.table.vault.value).all()
        return cast(QuerySet[Row], rows.annotate(**{SINCE: self.start.when}))

    def over(self, on: date) -> QuerySet[Row]:
        """Rows of which nothing may stand any more on a day, held ones too."""
        return self._free(self.rows().filter(self._started_by(self.entry.rule.gone_since(on))))

    def out_of_use(self, on: date) -> QuerySet[Row]:
        """Rows whose time of use is over and whose time in the archive is not."""
        rule = self.entry.rule
        used = self._started_by(rule.out_of_use_since(on))
        return self._free(self.rows().filter(used & ~self._started_by(rule.gone_since(on))))

    def going(self, on: date) -> QuerySet[Row]:
        """Rows that a night on this day deletes: over, and not held."""
        return self.over(on).filter(not_held(self.table, self.holds))

    def moving(self, on: date) -> QuerySet[Row]:
        """Rows that a night on this day hands to the archive."""
        return self.out_of_use(on).filter(not_held(self.table, self.holds))

    def started_between(self, after: date, until: date) -> QuerySet[Row]:
        """Rows that started after one day and up to another, as the rule counts its start."""
        began = self._started_by(until) & ~self._started_by(after)
        return self._free(self.rows().filter(began))

    def start_day(self, since: date) -> date:
        """Give the day from which the rule counts for what happened on a day."""
        fiscal = self.entry.event is RetentionEvent.FISCAL_YEAR_END
        return self.year_end.closing(since) if fiscal else since

    @property
    def is_long(self) -> bool:
        """Whether the rule keeps rows for months; what lives for days is renewed all the time."""
        rule = self.entry.rule
        return bool(rule.active_for.months or (rule.archived_for and rule.archived_for.months))

    @property
    def is_timed(self) -> bool:
        """Whether the starting event is a time of day, not a day."""
        annotated = self.rows().query.annotations[SINCE]
        return isinstance(annotated.output_field, DateTimeField)

    def _started_by(self, last: date) -> Q:
        if self.entry.event is RetentionEvent.FISCAL_YEAR_END:
            last = self.year_end.last_close_by(last)
        if self.is_timed:
            return Q(**{f"{SINCE}__lt": midnight(last + timedelta(days=1))})
        return Q(**{f"{SINCE}__lte": last})

    def _free(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        return rows.exclude(self.start.unless) if self.start.unless else rows


def kept_tables() -> Iterator[Kept]:
    """Every table whose rows end one by one; the others go with their person, or by themselves."""
    charter, holds = policy.charter(), living_holds()
    for table in tables_about_people():
        entry, start = charter.retention[table.holding.retention], start_of(table.holding.model)
        if start is not None and entry.event not in PERSONS_CLOCK:
            yield Kept(table, entry, start, charter.provider.fiscal_year_end, holds)
