"""The gate's decisions agree with the tables of the law, whatever the case."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from unittest.mock import patch
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.infra.gate import rules
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
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose, Role
from tests.properties import draws, model
from tests.properties.sizes import drawn

AT = datetime(2025, 3, 1, tzinfo=UTC)
PEOPLE = [SubjectRef(uuid4()) for _ in range(6)]
TAUGHT, PUBLISHED = set(PEOPLE[:3]), set(PEOPLE[2:4])
COLLEAGUES = set(PEOPLE[1:2])


def test_every_standing_agrees_with_the_table() -> None:
    checked = 0
    for state, restricted, objects, agrees in product(KeyState, (0, 1), (0, 1), (0, 1)):
        for purpose, basis in product(Purpose, LegalBasis):
            standing = Standing(
                state=state,
                restricted=bool(restricted),
                objected=frozenset({purpose} if objects else ()),
                consented=frozenset({purpose} if agrees else ()),
            )
            verdict = verdict_on_person(standing, purpose=purpose, basis=basis)
            assert verdict.value == model.standing_says(standing, purpose=purpose, basis=basis)
            checked += 1
    assert checked == 3 * 8 * len(Purpose) * len(LegalBasis)


@pytest.mark.promise("RGT-07", "RGT-08", "RGT-09")
@drawn(300, 20_000)
@given(
    draws.standings, draws.purposes, st.sampled_from(LegalBasis), st.sampled_from([None, *Category])
)
def test_what_was_said_of_other_purposes_and_categories_does_not_count(
    standing: Standing, purpose: Purpose, basis: LegalBasis, category: Category | None
) -> None:
    about_this = Standing(
        state=standing.state,
        restricted=standing.restricted,
        objected=standing.objected & {purpose},
        consented=standing.consented & {purpose},
        restricted_in=standing.restricted_in & {category},
        under_fifteen=standing.under_fifteen,
        agreed=standing.agreed & {purpose},
    )
    asked = {"purpose": purpose, "basis": basis, "category": category}

    verdict = verdict_on_person(standing, **asked)

    assert verdict is verdict_on_person(about_this, **asked)
    assert verdict.value == model.standing_says(standing, **asked)


@pytest.mark.promise("RGT-08")
@drawn(200, 5_000)
@given(
    draws.standings, draws.purposes, st.sampled_from(LegalBasis), st.sampled_from([None, *Category])
)
def test_asking_for_more_protection_never_opens_more(
    standing: Standing, purpose: Purpose, basis: LegalBasis, category: Category | None
) -> None:
    stricter = [
        replace(standing, restricted=True),
        replace(standing, restricted_in=frozenset(Category)),
        replace(standing, objected=frozenset(Purpose)),
        replace(standing, consented=frozenset()),
        replace(standing, under_fifteen=True),
        replace(standing, state=KeyState.ERASING),
    ]

    asked = {"purpose": purpose, "basis": basis, "category": category}
    if verdict_on_person(standing, **asked).value != "open":
        for other in stricter:
            assert verdict_on_person(other, **asked).value != "open"


@pytest.mark.promise("LAW-03")
@given(draws.standings, draws.purposes)
def test_below_fifteen_one_consent_is_not_enough(standing: Standing, purpose: Purpose) -> None:
    """Their own without the second person's, or the other way round, opens nothing."""
    young = replace(standing, state=KeyState.ACTIVE, restricted=False, under_fifteen=True)
    alone = replace(young, agreed=young.agreed - {purpose})
    without = replace(young, consented=young.consented - {purpose})
    both = replace(young, agreed=frozenset({purpose}), consented=frozenset({purpose}))

    asked = {"purpose": purpose, "basis": LegalBasis.CONSENT}
    verdicts = [verdict_on_person(one, **asked) for one in (alone, without, both)]

    closed = Verdict.WITHHELD_NO_CONSENT
    assert verdicts == [closed, closed, Verdict.OPEN]


def test_only_rights_safety_and_the_law_go_on_under_restriction() -> None:
    going_on = {
        (p, b) for p, b in product(Purpose, LegalBasis) if survives_restriction(purpose=p, basis=b)
    }

    expected = {(p, LegalBasis.LEGAL_DUTY) for p in Purpose}
    expected |= {(p, b) for p in (Purpose.RIGHTS, Purpose.SECURITY) for b in LegalBasis}
    assert going_on == expected


@pytest.mark.promise("POL-08", "SEC-04")
@drawn(500, 20_000)
@given(st.data(), draws.declarations, draws.roles, draws.purposes)
def test_fields_open_only_as_declared_and_granted(
    data: st.DataObject, declared: object, role: Role, why: Purpose
) -> None:
    grants = data.draw(draws.generous_grants(role, why))
    actor = Actor(role=role)

    verdict = verdict_on_field(declared, role=role, purpose=why, grants=grants)  # type: ignore[arg-type]

    assert verdict.value == model.field_says(declared, grants=grants, actor=actor, why=why)  # type: ignore[arg-type]


@pytest.mark.promise("COM-07", "SEC-04")
@drawn(500, 20_000)
@given(
    data=st.data(),
    declared=draws.declarations,
    role=draws.roles,
    why=draws.purposes,
    who=st.sampled_from([None, *PEOPLE]),
    people=st.frozensets(st.sampled_from(PEOPLE), max_size=6),
)
def test_scopes_reach_those_whom_some_grant_reaches(
    data: st.DataObject, declared, role: Role, why: Purpose, who, people
) -> None:
    grants = data.draw(draws.generous_grants(role, why))
    actor = Actor(role=role, person=who)
    resolvers = {
        Scope.OWN_SESSIONS: lambda actor, people, at: people & TAUGHT,
        Scope.PUBLISHED: lambda actor, people, at: people & PUBLISHED,
        Scope.COLLEAGUES: lambda actor, people, at: people & COLLEAGUES,
    }

    with patch.dict(rules._resolvers, resolvers, clear=True):
        scopes = scopes_granted(grants, role=role, purpose=why, category=declared.category)
        inside = rules.within(scopes, actor=actor, people=people, at=AT)

    reach = {
        Scope.SELF: model.oneself,
        Scope.EVERYBODY: model.everybody,
        Scope.OWN_SESSIONS: lambda actor, person: person in TAUGHT,
        Scope.PUBLISHED: lambda actor, person: person in PUBLISHED,
        Scope.COLLEAGUES: lambda actor, person: person in COLLEAGUES,
    }
    assert inside == {
        p
        for p in people
        if model.reaches(declared, grants=grants, actor=actor, why=why, person=p, reach=reach)
    }


def test_a_scope_that_nobody_answers_for_reaches_nobody() -> None:
    with patch.dict(rules._resolvers, clear=True):
        inside = rules.within(
            [Scope.OWN_SESSIONS, Scope.PUBLISHED],
            actor=Actor(role=Role.TRAINER, person=PEOPLE[0]),
            people=set(PEOPLE),
            at=AT,
        )

    assert inside == set()


def test_a_stranger_is_not_the_self_of_a_row_without_a_person() -> None:
    inside = rules.within([Scope.SELF], actor=Actor(role=Role.ANONYMOUS), people=set(PEOPLE), at=AT)

    assert inside == set()
