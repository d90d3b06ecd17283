"""Look: ask the rules, enter the look in the journal, and only then let fields of people open."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from django.db import models

from florilege.infra import clock
from florilege.infra.gate import rules
from florilege.infra.gate.errors import GateClosed, Refused
from florilege.infra.gate.noting import note
from florilege.infra.gate.opened import OpenGate, current, held_keys
from florilege.infra.journal.appending import append
from florilege.infra.keys.people import standing_of
from florilege.kernel.access import (
    KeyState,
    Scope,
    Standing,
    Verdict,
    scopes_granted,
    survives_restriction,
    verdict_on_field,
    verdict_on_person,
)
from florilege.kernel.datum import Datum
from florilege.kernel.declarations import Holding, Personal
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose

Sight = tuple[Iterable[models.Model], tuple[str, ...]]
Row = TypeVar("Row", bound=models.Model)


def look(rows: Iterable[models.Model], *fields: str, purpose: Purpose | None = None) -> None:
    """Open fields of rows for the page's purpose: one key query, one journal entry.

    Raises: Refused if a rule says no (entered in the journal too); JournalDown.
    """
    look_together((rows, fields), purpose=purpose)


def look_together(*sights: Sight, purpose: Purpose | None = None) -> None:
    """Look at several kinds of rows at once, under one journal entry."""
    gate = current()
    why = purpose or gate.purposes[0]
    if why not in gate.purposes:
        raise GateClosed(f"this page does not declare the purpose {why.value!r}")
    asked = [question for sight in sights for question in _questions(sight)]
    if not asked:
        return
    _refuse_unless_allowed(gate, asked, why)
    _enter_and_permit(gate, asked, why)


class _Question:
    """One field of one table, for the people of some rows."""

    __slots__ = ("declared", "field", "model", "people")

    def __init__(self, model: str, field: str, declared: Personal, people: set[SubjectRef]):
        self.model, self.field, self.declared, self.people = model, field, declared, people


def _questions(sight: Sight) -> list[_Question]:
    rows, fields = list(sight[0]), sight[1]
    if not rows:
        return []
    model = rows[0]._meta.label
    holding = cast(Holding, REGISTRY.holding(model))
    if holding.subject is None:
        raise GateClosed(f"{model} is declared to be about nobody")
    declared = holding.personal_fields
    unknown = set(fields) - declared.keys()
    if unknown:
        raise GateClosed(f"{model}: {sorted(unknown)} not declared as personal")
    _refuse_deferred(rows, fields)
    people = {getattr(row, holding.subject) for row in rows} - {None}
    return [_Question(model, name, declared[name], people) for name in fields]


def _refuse_deferred(rows: list[models.Model], fields: tuple[str, ...]) -> None:
    """Refuse values that the rows do not hold: each would be fetched by a query of its own."""
    meta = rows[0]._meta
    held = {f.attname for f in meta.local_concrete_fields if f.name in fields}
    for row in rows:
        deferred = held - row.__dict__.keys()
        if deferred:
            raise GateClosed(f"{meta.label}: {sorted(deferred)} would be fetched row by row")


def _refuse_unless_allowed(gate: OpenGate, asked: list[_Question], why: Purpose) -> None:
    role, grants = gate.actor.role, rules.granted()
    for question in asked:
        verdict = verdict_on_field(question.declared, role=role, purpose=why, grants=grants)
        if verdict is Verdict.OPEN:
            category = question.declared.category
            scopes = scopes_granted(grants, role=role, purpose=why, category=category)
            if not _reached(gate, scopes, question.people):
                verdict = Verdict.REFUSED_SCOPE
        if verdict.is_refusal:
            _enter(gate, question.people, {question.declared.category}, why, verdict.value)
            raise Refused(verdict, f"{question.model}.{question.field} for {why.value}")


def _reached(gate: OpenGate, scopes: frozenset[Scope], people: set[SubjectRef]) -> bool:
    """Tell whether the scopes reach all of the people; who was reached is asked once a page."""
    reached = gate.reached.setdefault(scopes, set())
    unsure = people - reached
    if unsure:
        reached |= rules.within(scopes, actor=gate.actor, people=unsure, at=clock.now())
    return people <= reached


def _enter_and_permit(gate: OpenGate, asked: list[_Question], why: Purpose) -> None:
    everybody = set[SubjectRef]().union(*(question.people for question in asked))
    verdicts = _verdicts(gate, everybody, why)
    open_to = {person for person, verdict in verdicts.items() if verdict is Verdict.OPEN}
    narrowed = {person for person in open_to if _is_narrowed(gate.keys[person].standing)}
    opening = [(q, q.people & open_to - _shut(gate, narrowed, q, why)) for q in asked]
    _enter_new(gate, opening, why)
    for question, people in opening:
        place = (question.model, question.field)
        gate.permitted.setdefault(place, set()).update(people)
        _note_shut_rows(gate, narrowed & people, place, why)
        if people:
            note(f"{question.model}.{question.field}", purpose=why)
        for person in question.people - people:
            said = _reason(gate, person, verdicts[person], question, why)
            gate.withheld[(*place, person)] = said


def _verdicts(gate: OpenGate, people: set[SubjectRef], why: Purpose) -> dict[SubjectRef, Verdict]:
    """Ask for each person whether what they asked for lets this purpose go on."""
    found, basis = held_keys(gate, people), rules.basis_of(why)
    nobody = Standing(state=KeyState.ERASED)
    return {
        person: verdict_on_person(
            found[person].standing if person in found else nobody, purpose=why, basis=basis
        )
        for person in people
    }


def _shut(
    gate: OpenGate, narrowed: set[SubjectRef], question: _Question, why: Purpose
) -> set[SubjectRef]:
    """Give those who restricted the very category or field that is asked for; mostly nobody did."""
    basis, category = rules.basis_of(why), question.declared.category
    asked = Datum(model=question.model, field=question.field)
    goes_on = survives_restriction(purpose=why, basis=basis)
    return {
        person
        for person in narrowed
        if verdict_on_person(
            gate.keys[person].standing, purpose=why, basis=basis, category=category
        )
        is not Verdict.OPEN
        or (not goes_on and asked in gate.keys[person].standing.restricted_data)
    }


def _reason(
    gate: OpenGate, person: SubjectRef, verdict: Verdict, question: _Question, why: Purpose
) -> Verdict:
    """Say why a value is withheld: a restriction goes before an objection or a missing consent."""
    if verdict is Verdict.OPEN:
        return Verdict.WITHHELD_RESTRICTED
    if person not in gate.keys or not _is_narrowed(gate.keys[person].standing):
        return verdict
    return verdict_on_person(
        gate.keys[person].standing,
        purpose=why,
        basis=rules.basis_of(why),
        category=question.declared.category,
    )


def _is_narrowed(standing: Standing) -> bool:
    return bool(standing.restricted_in or standing.restricted_data)


def _note_shut_rows(
    gate: OpenGate, people: set[SubjectRef], place: tuple[str, str], why: Purpose
) -> None:
    """Note which rows stay shut although their field opens: each was restricted by itself."""
    goes_on = survives_restriction(purpose=why, basis=rules.basis_of(why))
    for person in people:
        data = gate.keys[person].standing.restricted_data
        rows = frozenset(d.row for d in data if d.row and d.model == place[0])
        if rows and not goes_on:
            gate.shut_rows[(*place, person)] = rows
        else:
            gate.shut_rows.pop((*place, person), None)


def is_shut(gate: OpenGate, model: str, field: str, person: Any, row: Any) -> bool:
    """Tell whether one row of a field that is open was restricted by itself."""
    if not gate.shut_rows:
        return False
    return str(row) in gate.shut_rows.get((model, field, person), ())


def _enter_new(
    gate: OpenGate, opening: list[tuple[_Question, set[SubjectRef]]], why: Purpose
) -> None:
    """Enter in one entry whatever this page has not entered yet for this purpose."""
    people: set[SubjectRef] = set()
    categories: set[Category] = set()
    for question, open_to in opening:
        category = question.declared.category
        new = open_to - gate.entered.get((why, category), set())
        if new:
            people |= new
            categories.add(category)
    if not people:
        return
    _enter(gate, people, categories, why, Verdict.OPEN.value)
    for question, open_to in opening:
        gate.entered.setdefault((why, question.declared.category), set()).update(open_to)


def _enter(
    gate: OpenGate,
    people: Iterable[SubjectRef],
    categories: Iterable[Category],
    why: Purpose,
    result: str,
) -> None:
    append(
        at=clock.now(),
        visit=gate.visit,
        actor=gate.actor,
        purpose=why,
        subjects=people,
        categories=categories,
        route=gate.route,
        result=result,
    )


def permitted(gate: OpenGate, model: str, field: str, person: Any) -> Verdict | None:
    """Tell what the gate says of one value: OPEN, a WITHHELD, or None if nobody looked."""
    if person in gate.permitted.get((model, field), ()):
        return Verdict.OPEN
    return gate.withheld.get((model, field, person))


def disclosed(rows: Iterable[Row], field: str) -> list[Row]:
    """Give those of the rows, looked at before, whose field may be shown.

    A value that is not sealed does not refuse to be read: who shows such values asks here.
    """
    gate, found = current(), list(rows)
    return [row for row in found if _discloses(gate, row, field, getattr(row, _subject_of(row)))]


def _discloses(gate: OpenGate, row: models.Model, field: str, person: Any) -> bool:
    label = row._meta.label
    is_open = permitted(gate, label, field, person) is Verdict.OPEN
    return is_open and not is_shut(gate, label, field, person, row.pk)


def is_restricted(person: SubjectRef, *, purpose: Purpose, categories: Iterable[Category]) -> bool:
    """Tell whether a restriction keeps a purpose from some categories, without looking at any."""
    standing, basis = standing_of(person), rules.basis_of(purpose)
    if standing is None:
        return False
    asked = set(categories)
    if not survives_restriction(purpose=purpose, basis=basis) and any(
        categories_of(datum) & asked for datum in standing.restricted_data
    ):
        return True
    return any(
        verdict_on_person(standing, purpose=purpose, basis=basis, category=category)
        is Verdict.WITHHELD_RESTRICTED
        for category in asked
    )


def categories_of(datum: Datum) -> frozenset[Category]:
    """Tell of which categories a datum is; a row that is restricted shuts all of its fields."""
    holding = REGISTRY.holding(datum.model)
    if holding is None:
        return frozenset()
    if datum.row:
        return holding.categories
    declared = holding.personal_fields.get(datum.field)
    return frozenset({declared.category}) if declared else frozenset()


def _subject_of(row: models.Model) -> str:
    holding = cast(Holding, REGISTRY.holding(row._meta.label))
    return str(holding.subject)
