"""My data: every category on one page; behind each, the values themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.charter.terms import PERSONS_CLOCK
from florilege.infra import clock, policy
from florilege.infra.declarations.labels import label_of
from florilege.infra.gate.looking import look_together
from florilege.infra.intake.queries import CameFrom, UnseenSources
from florilege.infra.media.fields import SealedFileField
from florilege.infra.retention.paths import Outlook, person_path
from florilege.kernel.datum import Datum
from florilege.kernel.declarations import Personal
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Vault
from florilege.rights.desk import running_count
from florilege.rights.inventory import Held, inventory, inventory_of
from florilege.rights.naming import Place, place_of, said, stored
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.rights.words import source_words

SHOWN = 20  # rows of a table
TABLES = 3  # on a page: each costs a query
own_rights = partial(page, purposes=(Purpose.RIGHTS,), vaults=set(Vault), roles=OWN)


@dataclass(frozen=True, slots=True)
class Value:
    """One field of one row, ready to read."""

    label: str
    value: Any
    datum: str = ""  # its word, where it may be restricted by itself

    @property
    def is_words(self) -> bool:
        """Tell whether it is a text of several lines, which keeps them."""
        return isinstance(self.value, str) and "\n" in self.value


Row = tuple[list[Value], str]  # with the word of the whole row, where it may be restricted


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table with its latest rows opened, and how many more there are."""

    title: str
    fields: list[tuple[str, str, str, str]]
    fixed: list[str]
    came: CameFrom | None = None
    rows: Sequence[Row] = ()
    more: int = 0


@own_rights(title="My data")
@require_GET
def my_data(request: PageRequest) -> HttpResponse:
    language = get_language() or "fr"
    charter = policy.charter()
    outlook = person_path().outlook(request.person, clock.today())
    held = inventory(request.person, outlook=outlook)
    categories = [
        {
            "held": c,
            "title": charter.categories[c.category].title.in_language(language),
            "explanation": charter.categories[c.category].explanation.in_language(language),
            "tables": [_summary(t, language) for t in c.tables if t.count],
            "empty": [_summary(t, language) for t in c.tables if not t.count],
            "recipients": [(r.name, r.role.in_language(language), r.country) for r in c.recipients],
        }
        for c in held
        if c.tables
    ]
    context = {"categories": categories, "running_requests": running_count(request.person)}
    context |= _ahead(outlook)
    return render(request, "rights/my_data.html", context)


@own_rights(title="My data, one category")
@require_GET
def category(request: PageRequest, category: str) -> HttpResponse:
    if category not in set(Category):
        raise Http404
    wanted = inventory_of(request.person, Category(category))
    if not wanted.tables:
        raise Http404
    entry = policy.charter().categories[wanted.category]
    language = get_language() or "fr"
    filled = [held for held in wanted.tables if held.count]
    sheet = Paginator(filled, TABLES).get_page(request.GET.get("page"))
    context = {
        "title": entry.title.in_language(language),
        "explanation": entry.explanation.in_language(language),
        "tables": _shown(request.person, sheet.object_list, wanted.category),
        "empty": [_empty(held, wanted.category) for held in wanted.tables if not held.count],
        "sheet": sheet,
        "is_profile": wanted.category
        in {Category.IDENTITY, Category.CONTACT, Category.PREFERENCES},
        "is_card": wanted.category is Category.RELATIONS,
    }
    return render(request, "rights/category.html", context)


def _ahead(outlook: Outlook) -> dict[str, Any]:
    """What comes by itself if the person does nothing, or what stops it."""
    return {"outlook": outlook, "still": _(outlook.still_because) if outlook.still_because else ""}


def _summary(held: Held, language: str) -> dict[str, Any]:
    purposes = {p for d in held.holding.personal_fields.values() for p in d.purposes}
    charter = policy.charter()
    return {
        "title": _(held.holding.title),
        "count": held.count,
        "since": held.since,
        "until": held.retention.in_use.in_language(language),
        "until_day": held.until,
        "together": held.retention.event in PERSONS_CLOCK,
        "reason": held.retention.reason.in_language(language),
        "is_duty": Category.STAFF in held.holding.categories,
        "kept": _(held.holding.keep_reason) if held.holding.keep_reason else "",
        "purposes": [charter.purposes[p].title.in_language(language) for p in sorted(purposes)],
    }


def _shown(person: SubjectRef, tables: Iterable[Held], category: Category) -> list[ShownTable]:
    """Open the latest rows of each table under one look, only the fields of this category."""
    sources = UnseenSources(person)
    unseen = [(held, _latest(held, person), _readable(held, category)) for held in tables]
    look_together(sources.sight, *((rows, (*fields,)) for _, rows, fields in unseen))
    came, words = sources.by_table(), said((rows, fields) for _, rows, fields in unseen)
    return [
        replace(
            _empty(held, category),
            came=came.get(held.holding.model),
            rows=[
                (_values(row, fields, words), _row_datum(row, _declared(held, category)))
                for row in rows
            ],
            more=max(0, held.count - len(rows)),
        )
        for held, rows, fields in unseen
    ]


def _empty(held: Held, category: Category) -> ShownTable:
    """Give what is always said of a table: its title, and why each field is kept."""
    declared = _declared(held, category)
    return ShownTable(
        title=_(held.holding.title),
        fields=[
            (
                label_of(held.holding.model, name),
                _(field.why),
                source_words(field.source),
                _(field.fixed) if field.fixed else "",
            )
            for name, field in declared.items()
        ],
        fixed=sorted({_(field.fixed) for field in declared.values() if field.fixed}),
    )


def _declared(held: Held, category: Category) -> dict[str, Personal]:
    fields = held.holding.personal_fields
    return {name: field for name, field in fields.items() if field.category is category}


def _readable(held: Held, category: Category) -> dict[str, Personal]:
    """Give the fields that a page can print: neither secrets nor files."""
    columns = held.table.model._meta.local_concrete_fields
    files = {column.name for column in columns if isinstance(column, SealedFileField)}
    declared = _declared(held, category)
    return {n: field for n, field in declared.items() if field.exported and n not in files}


def _latest(held: Held, person: SubjectRef) -> list[Any]:
    order = f"-{held.holding.since}" if held.holding.since else "pk"
    return list(held.table.rows(person).order_by(order)[:SHOWN])


def _values(row: Any, fields: Mapping[str, Personal], words: Mapping[Place, Any]) -> list[Value]:
    return [_value(row, name, declared, words) for name, declared in fields.items()]


def _value(row: Any, name: str, declared: Personal, words: Mapping[Place, Any]) -> Value:
    datum = Datum(row._meta.label, field=name).word if declared.rectifiable else ""
    place = place_of(row, name)
    value = words[place] if place in words else stored(row, name)
    return Value(label_of(row._meta.label, name), value, datum)


def _row_datum(row: Any, declared: Mapping[str, Personal]) -> str:
    """Give the word of a row whose fields are not restricted one by one."""
    if any(field.rectifiable for field in declared.values()):
        return ""
    return Datum(row._meta.label, row=str(row.pk)).word
