"""Who sees what: the table that the program computes from itself, role by role (SEC-04)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra.declarations.labels import label_of, title_of
from florilege.kernel.access import Grant
from florilege.kernel.vocabulary import Category, Purpose, Role
from florilege.oversight.sights import FieldSight, PageSight
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.pages import grants_of, who_sees_what
from florilege.www.officer.phrases import SCOPES, category_title, tabs
from florilege.www.officer.places import Place, place_of
from florilege.www.rights.words import purpose_title, role_words, vaults_in_words


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Fields of one table and category, and whose may be opened for what; nothing is a refusal."""

    labels: list[str]
    table: str
    category: str
    reach: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GrantWords:
    """What a grant lets be opened: for what, which categories, and whose."""

    purpose: str
    categories: str
    whose: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page for one role; `grants` stand only where the page names no field of its own."""

    place: Place
    purposes: list[str]
    vaults: list[str]
    fields: list[FieldWords]
    grants: list[GrantWords]


@page(title="Who sees what", purposes=(Purpose.RIGHTS,), vaults=(), roles=(Role.OFFICER,))
@require_GET
def table(request: PageRequest) -> HttpResponse:
    language = get_language() or "fr"
    seen = who_sees_what()
    by_role = [
        (role_words(role), [_page(line, language) for line in seen if line.role is role])
        for role in Role
    ]
    context = {
        "tabs": tabs(request),
        "roles": [(words, lines) for words, lines in by_role if lines],
        "jobs": [_grant(grant, language) for grant in grants_of(Role.SYSTEM)],
    }
    return render(request, "officer/who_sees_what.html", context)


def _page(line: PageSight, language: str) -> PageWords:
    return PageWords(
        place=place_of(line.page),
        purposes=[purpose_title(p, language) for p in line.purposes],
        vaults=vaults_in_words(line.vaults),
        fields=_fields(line.fields, language),
        grants=[] if line.fields else [_grant(grant, language) for grant in line.grants],
    )


def _fields(seen: Iterable[FieldSight], language: str) -> list[FieldWords]:
    """Put neighbours together that stand in one table and open to the same."""
    return [
        FieldWords(
            labels=[label_of(*one.field.rsplit(".", 1)) for one in alike],
            table=title_of(model),
            category=category_title(category, language),
            reach=[(_(SCOPES[g.scope]), purpose_title(g.purpose, language)) for g in grants],
        )
        for (model, category, grants), alike in groupby(seen, key=_reach)
    ]


def _reach(sight: FieldSight) -> tuple[str, Category, tuple[Grant, ...]]:
    return sight.field.rpartition(".")[0], sight.declared.category, sight.grants


def _grant(grant: Grant, language: str) -> GrantWords:
    titles = sorted(category_title(category, language) for category in grant.categories)
    every = len(grant.categories) == len(Category)
    return GrantWords(
        purpose=purpose_title(grant.purpose, language),
        categories=_("every category") if every else ", ".join(titles),
        whose=_(SCOPES[grant.scope]),
    )
