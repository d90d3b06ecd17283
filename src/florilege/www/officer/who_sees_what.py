"""Who sees what: the table that the program computes from itself, role by role (SEC-04)."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.kernel.vocabulary import Purpose, Role
from florilege.oversight.sights import FieldSight, PageSight
from florilege.www.base.page import PageRequest, page
from florilege.www.officer.pages import who_sees_what
from florilege.www.officer.phrases import SCOPES, category_title, tabs
from florilege.www.rights.words import purpose_title, role_words


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field with its category, and whose of it may be opened for what; nothing is a refusal."""

    name: str
    category: str
    reach: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PageWords:
    page: str
    purposes: list[str]
    vaults: list[str]
    fields: list[FieldWords]


@page(purposes=(Purpose.RIGHTS,), vaults=(), roles=(Role.OFFICER,))
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
    }
    return render(request, "officer/who_sees_what.html", context)


def _page(line: PageSight, language: str) -> PageWords:
    return PageWords(
        page=line.page,
        purposes=[purpose_title(p, language) for p in line.purposes],
        vaults=sorted(line.vaults),
        fields=[_field(field, language) for field in line.fields],
    )


def _field(sight: FieldSight, language: str) -> FieldWords:
    return FieldWords(
        name=sight.field,
        category=category_title(sight.declared.category, language),
        reach=[(_(SCOPES[g.scope]), purpose_title(g.purpose, language)) for g in sight.grants],
    )
