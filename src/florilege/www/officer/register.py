"""The record of processing, arranged by the three pillars of the policy (GDPR art. 30)."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra import clock, policy
from florilege.infra.declarations.labels import field_in_words, label_of
from florilege.kernel.declarations import Erasure
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.oversight.register import CategoryUse, Processing, TableUse, record_of_processing
from florilege.oversight.unread import unread_fields
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.phrases import BASES, PILLARS, category_title, tabs


@dataclass(frozen=True, slots=True)
class TableWords:
    """One table in words; each field with its label, why it is kept and whether it is sealed."""

    title: str
    fields: list[tuple[str, str, bool]]
    until: str
    kept: str


@dataclass(frozen=True, slots=True)
class CategoryWords:
    title: str
    tables: list[TableWords]
    recipients: list[str]


@dataclass(frozen=True, slots=True)
class ProcessingWords:
    code: str
    title: str
    explanation: str
    basis: str
    balance: str
    categories: list[CategoryWords]


@page(
    title="Record of processing",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.PUBLIC,),
    roles=(Role.OFFICER,),
)
@require_GET
def register(request: PageRequest) -> HttpResponse:
    charter, language = policy.charter(), get_language() or "fr"
    record = record_of_processing(charter=charter, holdings=REGISTRY)
    pillars = [
        (_(PILLARS[part.pillar]), [_processing(p, language) for p in part.processings])
        for part in record
    ]
    context = {"tabs": tabs(request), "pillars": pillars, "charter": charter}
    context["unread"] = [
        (field_in_words(use.field), use) for use in unread_fields(on=clock.today())
    ]
    return render(request, "officer/register.html", context)


def _processing(processing: Processing, language: str) -> ProcessingWords:
    entry = processing.entry
    return ProcessingWords(
        code=processing.purpose.value,
        title=entry.title.in_language(language),
        explanation=entry.explanation.in_language(language),
        basis=_(BASES[entry.basis]),
        balance=entry.balance.in_language(language) if entry.balance else "",
        categories=[_category(use, language) for use in processing.categories],
    )


def _category(use: CategoryUse, language: str) -> CategoryWords:
    return CategoryWords(
        title=category_title(use.category, language),
        tables=[_table(table, language) for table in use.tables],
        recipients=[
            f"{r.name} ({r.country}), {r.role.in_language(language)}" for r in use.recipients
        ],
    )


def _table(table: TableUse, language: str) -> TableWords:
    holding = table.holding
    keeps = holding.erasure is Erasure.KEEP
    return TableWords(
        title=_(holding.title),
        fields=[
            (label_of(holding.model, name), _(declared.why), declared.sealed)
            for name, declared in table.fields
        ],
        until=table.retention.in_use.in_language(language),
        kept=_(holding.keep_reason) if keeps else "",
    )
