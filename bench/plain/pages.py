"""One list of names four times: sealed behind the gate, and in clear with ever less around it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bench.plain.models import PlainProfile
from florilege.infra import clock
from florilege.infra.gate import rules
from florilege.infra.gate.opened import OpenGate, current
from florilege.infra.journal.appending import append
from florilege.kernel.access import Scope
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role, Vault
from florilege.people.identity.queries import full_names
from florilege.teaching.enrolment.queries import learners_of
from florilege.www.base.page import PageRequest, page

_list = page(
    title="A list of names",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.LEARNING, Vault.PUBLIC),
    roles=(Role.TRAINER,),
)


@page(title="One word", purposes=(), vaults=(), roles=(Role.ANONYMOUS,))
def trivial(request: PageRequest) -> HttpResponse:
    """The least that a page can be: every middleware, one word, no query, no template."""
    return HttpResponse("ok")


@_list
def sealed(request: PageRequest) -> HttpResponse:
    people = _people(request)
    return _shown(request, people, full_names(people))


@_list
def asked(request: PageRequest) -> HttpResponse:
    """The same question whether this trainer may see these people, the same entry; no seal."""
    people = _people(request)
    names, gate = _clear_names(people), current()
    reached = rules.within(
        {Scope.OWN_SESSIONS}, actor=gate.actor, people=set(people), at=clock.now()
    )
    assert reached == set(people)
    _enter(gate, people)
    return _shown(request, people, names)


@_list
def journaled(request: PageRequest) -> HttpResponse:
    """The same entry as the gate writes; nobody asks whether the trainer may see these people."""
    people = _people(request)
    names = _clear_names(people)
    _enter(current(), people)
    return _shown(request, people, names)


@_list
def plain(request: PageRequest) -> HttpResponse:
    people = _people(request)
    return _shown(request, people, _clear_names(people))


def _enter(gate: OpenGate, people: list[SubjectRef]) -> None:
    append(
        at=clock.now(),
        visit=gate.visit,
        actor=gate.actor,
        purpose=Purpose.TEACHING,
        subjects=people,
        categories={Category.IDENTITY},
        route=gate.route,
        result="open",
    )


def _people(request: PageRequest) -> list[SubjectRef]:
    return [seat.person for seat in learners_of(UUID(request.GET["session"]))]


def _clear_names(people: list[SubjectRef]) -> dict[SubjectRef, str]:
    rows = PlainProfile.objects.filter(person__in=set(people))
    return {SubjectRef(row.person): f"{row.given_name} {row.family_name}" for row in rows}


def _shown(
    request: HttpRequest, people: list[SubjectRef], names: dict[SubjectRef, str]
) -> HttpResponse:
    lines = [{"id": person, "name": names[person]} for person in people]
    return render(request, "plain/names.html", {"lines": lines})
