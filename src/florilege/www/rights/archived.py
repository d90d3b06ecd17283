"""Archived: what of mine the law has kept apart, why and until when; my own copy stays with me."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from florilege.infra import clock, policy
from florilege.kernel.keeping import About, keeping_of
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.rights.archive.queries import SHOWN, Line, look_at_archived, would_be_kept
from florilege.www.base.page import OWN, PageRequest, page

NOTE = "archive_desk.ArchivedNote"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A line in words: what, how many, by which law and why, until which day."""

    title: str
    count: int
    law: str
    reason: str
    until: date
    archived_on: date | None
    about: About


@page(
    title="In the archive",
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY, Vault.LEARNING, Vault.PUBLIC),
    roles=OWN,
    looks_at=[f"{NOTE}.{name}" for name in SHOWN],
)
@require_GET
def archived(request: PageRequest) -> HttpResponse:
    context = {
        "here": in_words(look_at_archived(request.person)),
        "would": in_words(would_be_kept(request.person, on=clock.today())),
        "officer": policy.charter().officer,
    }
    return render(request, "rights/archived.html", context)


def in_words(lines: list[Line]) -> list[KeptLine]:
    """Say the lines in the reader's language; the reason is the charter's."""
    language, retention = get_language() or "fr", policy.charter().retention
    return [
        KeptLine(
            title=title_of(line.kind),
            count=line.count,
            law=line.law,
            reason=retention[line.rule].reason.in_language(language),
            until=line.expires_on,
            archived_on=line.archived_on,
            about=line.about,
        )
        for line in lines
    ]


def title_of(kind: str) -> str:
    """Name a kind of document; one that no room keeps any more is named by its code."""
    keeping = keeping_of(kind)
    return _(keeping.title) if keeping else kind
