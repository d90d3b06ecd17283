"""My data: every category on one page; behind each, the values themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.charter.terms import PERSONS_CLOCK
from florilege.infra import clock, policy
from florilege.infra.gate.looking import look, look_together
from florilege.infra.intake.queries import CameFrom, UnseenSources
from florilege.infra.media.fields import SealedFileField
from florilege.infra.retention.paths import Outlook, person_path
from florilege.kernel.datum import Datum
from florilege.kernel.declarations import Personal
from florilege.kernel.vocabulary import Category, Purpose, Vault
from florilege.rights.desk import running_count
from florilege.rights.inventory import Held, HeldCategory, inventory
from florilege.rights.wording import label_of
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.rights.words import source_words

SHOWN = 20
own_rights = page(purposes=(Purpose.RIGHTS,), vaults=set(Vault), roles=OWN)


@dataclass(frozen=True, slots=True)
class Value:
    """One field of one row, ready to read."""

    label: str
    value: Any
    datum: str = ""  # its word, where it may be restricted by itself


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table with its latest rows opened, and how many more there are."""

    held: Held
    title: str
    came: CameFrom | None
    fields: list[tuple[str, str, str, str]]
    fixed: list[str]
    rows: list[tuple[list[Value], str]]
    more: int


@own_rights
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
            "tables": [_summary(t, language) for t in c.tables],
            "recipients": [(r.name, r.role.in_language(language), r.country) for r in c.recipients],
        }
        for c in held
        if c.tables
    ]
    context = {"categories": categories, "running_requests": running_count(request.person)}
    context |= _ahead(outlook)
    return render(request, "rights/my_data.html", context)


@own_rights
@require_GET
def category(request: PageRequest, category: str) -> HttpResponse:
    wanted = next((c for c in inventory(request.person) if c.category == category), None)
    if wanted is None or not wanted.tables:
        raise Http404
    entry = policy.charter().categories[wanted.category]
    language = get_language() or "fr"
    sources = UnseenSources(request.person)
    look_together(sources.sight)
    came = sources.by_table()
    context = {
        "title": entry.title.in_language(language),
        "explanation": entry.explanation.in_language(language),
        "tables": [_shown(request, t, wanted, came) for t in wanted.tables],
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


def _shown(
    request: PageRequest, held: Held, wanted: HeldCategory, came: Mapping[str, CameFrom]
) -> ShownTable:
    """Open the latest rows of a table, only the fields of this category."""
    declared = {
        name: d for name, d in held.holding.personal_fields.items() if d.category is wanted.category
    }
    model = held.table.model
    files = {f.name for f in model._meta.local_concrete_fields if isinstance(f, SealedFileField)}
    order = f"-{held.holding.since}" if held.holding.since else "pk"
    rows = list(held.table.rows(request.person).order_by(order)[:SHOWN])
    readable = [n for n, d in declared.items() if d.exported and n not in files]
    look(rows, *readable)
    return ShownTable(
        held=held,
        title=_(held.holding.title),
        came=came.get(held.holding.model),
        fields=[
            (label_of(model, n), _(d.why), source_words(d.source), _(d.fixed) if d.fixed else "")
            for n, d in declared.items()
        ],
        fixed=sorted({_(d.fixed) for d in declared.values() if d.fixed}),
        rows=[
            ([_value(row, name, declared[name]) for name in readable], _row_datum(row, declared))
            for row in rows
        ],
        more=max(0, held.count - len(rows)),
    )


def _value(row: Any, name: str, declared: Personal) -> Value:
    datum = Datum(row._meta.label, field=name).word if declared.rectifiable else ""
    return Value(label_of(type(row), name), _stored(row, name), datum)


def _row_datum(row: Any, declared: Mapping[str, Personal]) -> str:
    """Give the word of a row whose fields are not restricted one by one."""
    if any(field.rectifiable for field in declared.values()):
        return ""
    return Datum(row._meta.label, row=str(row.pk)).word


def _stored(row: Any, name: str) -> Any:
    """Give a field's own value; a foreign key's is its opaque id."""
    return getattr(row, row._meta.get_field(name).attname)
