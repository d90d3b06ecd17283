"""The catalogue, and the page of a course with its sessions."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from florilege.infra import clock, policy
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import CourseCard, cards, course_page
from florilege.teaching.catalogue.words import LEVEL_WORDS, MODALITY_WORDS
from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.queries import (
    open_sessions,
    open_sessions_of,
    sessions,
    unseen_enrolments,
)
from florilege.www.base.page import PageRequest, page
from florilege.www.public.forms import CatalogueForm
from florilege.www.public.searching import fits, rank
from florilege.www.public.showing import (
    TRAINERS_NAMES,
    SessionLine,
    Upcoming,
    trainers_names,
    upcoming,
)

_EVERYBODY = (Role.LEARNER, Role.ANONYMOUS)
_OWN_SEAT = ("enrolment.Enrolment.session", "enrolment.Enrolment.state")


@page(title="Courses", purposes=(), vaults=(Vault.PUBLIC, Vault.LEARNING), roles=_EVERYBODY)
@require_safe
def catalogue(request: PageRequest) -> HttpResponse:
    form = CatalogueForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    every = cards()
    today = clock.today()
    offered = open_sessions_of([card.id for card in every], on=today)
    first = {card.id: upcoming(offered.get(card.id, ()), on=today) for card in every}
    found = [card for card in every if fits(card, wanted)]
    found.sort(key=lambda card: rank(card, first[card.id], str(wanted.get("order", ""))))
    context = {
        "form": form,
        "lines": [_line(card, first[card.id]) for card in found],
        "is_filtered": bool(wanted.get("q") or wanted.get("level")),
    }
    return render(request, "public/catalogue.html", context)


@page(
    title="A course of the catalogue",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=_EVERYBODY,
    looks_at=(*TRAINERS_NAMES, *_OWN_SEAT),
)
@require_safe
def course(request: PageRequest, slug: str) -> HttpResponse:
    found = course_page(slug)
    if found is None:
        raise Http404
    today = clock.today()
    lines = _session_lines(request, found.card.id, on=today)
    minutes = sum(module.minutes for module in found.outline.modules)
    charter = policy.charter()
    context = {
        "course": found,
        "level": LEVEL_WORDS[found.card.level],
        "modality": MODALITY_WORDS[found.card.modality],
        "lines": lines,
        "next": upcoming((line.session for line in lines), on=today),
        "minutes": minutes,
        "has_practice": minutes < found.card.hours * 60,
        "purposes": [charter.purposes[p] for p in (Purpose.ENROLMENT, Purpose.TEACHING)],
        "history": charter.retention["learning_history"],
    }
    return render(request, "public/course.html", context)


def _line(card: CourseCard, first: Upcoming | None) -> dict[str, Any]:
    return {
        "card": card,
        "modality": MODALITY_WORDS[card.modality],
        "level": LEVEL_WORDS[card.level],
        "next": first,
    }


def _session_lines(request: PageRequest, course_id: UUID, *, on: date) -> list[SessionLine]:
    """Give the open sessions of a course, and those in which the visitor has a seat."""
    offered = {session.id: session for session in open_sessions(course_id, on=on)}
    own, sights = {}, []
    if request.account is not None:
        seats = unseen_enrolments(request.person)
        sights = [seats.sight]
        held = [seat for seat in seats.values if seat.state is not EnrolmentState.WITHDRAWN]
        own = {seat.session_id: seat for seat in held if seat.course_id == course_id}
        offered |= sessions(own.keys() - offered.keys())
    names = trainers_names(offered, on=on, beside=sights)
    ordered = sorted(offered.values(), key=lambda session: session.starts_on)
    return [
        SessionLine(session, names.get(session.id, ()), own.get(session.id)) for session in ordered
    ]
