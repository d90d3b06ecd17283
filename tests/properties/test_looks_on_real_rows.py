"""Random people, roles, purposes and looks on the real vaults: all as the model says.

Every open look is entered exactly, every refusal is entered, and a refusal opens nothing.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilege.infra import clock, policy
from florilege.infra.gate import rules
from florilege.infra.gate.errors import GateClosed, Refused
from florilege.infra.gate.looking import look_together
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.infra.journal.models import Entry
from florilege.infra.journal.verifying import verify
from florilege.infra.keys.models import PersonKey
from florilege.infra.keys.people import set_limits
from florilege.infra.mail.models import Letter
from florilege.kernel.access import Scope, Standing
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose, Role
from florilege.people.credentials.models import Account
from florilege.people.credentials.passwords import fits
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.people.identity.models import Profile
from florilege.people.notices.models import NoticeShown
from florilege.people.staff.models import RoleGrant
from tests.people_made import PASSWORD, make_person
from tests.properties import draws
from tests.properties.model import Asked, PageModel, everybody, oneself
from tests.properties.sizes import drawn

MODELS = (Profile, Account, Letter, NoticeShown, RoleGrant)
# For these most fields are declared, so that looks get past the first question often enough.
USUAL = (Purpose.RIGHTS, Purpose.RIGHTS, Purpose.ACCOUNT, Purpose.NOTICES)


class Street:
    """Four trainers with a row in each table, and what their rows were given.

    The office may end the role of each of them, and nobody else may.
    """

    def __init__(self) -> None:
        self.people: list[SubjectRef] = []
        self.given: dict[tuple[str, str, SubjectRef], Any] = {}
        for number in range(4):
            self._move_in(number)

    def _move_in(self, number: int) -> None:
        made = make_person(
            given_name=f"Odile-{number}",
            family_name=f"Née{number}",
            pseudonym=f"Sage-Nigelle-{number}",
            email=f"rue.{number}@courrier.example",
            roles=(Role.TRAINER,),
        )
        more = {
            "phone": f"+3363999000{number}",
            "goals": f"apprendre {number}",
            "interests": [f"roses {number}"],
            "level": "confirmed",
        }
        edit_profile(person=made.person, changes=more, at=clock.now())
        self.people.append(made.person)
        words = {
            "given_name": f"Odile-{number}",
            "family_name": f"Née{number}",
            "pseudonym": f"Sage-Nigelle-{number}",
            **more,
        }
        for name, value in words.items():
            self.given["identity.Profile", name, made.person] = value
        self.given["credentials.Account", "email", made.person] = made.email
        self.given["mail.Letter", "address", made.person] = made.email

    def rows(self, model: Any, people: set[SubjectRef]) -> list[Any]:
        return list(model._default_manager.filter(person__in=people))

    def holds(self, place: tuple[str, str, SubjectRef], shown: Any) -> bool:
        if place[:2] == ("credentials.Account", "password"):
            return fits(PASSWORD, hashed=shown) if place[2] == self.people[0] else True
        if place in self.given:
            return bool(shown == self.given[place])
        return bool(shown) or shown is None

    def stand(self, person: SubjectRef, standing: Standing) -> None:
        """Put a person where the example wants them, keeping their key for the next one."""
        PersonKey.objects.filter(person=person).update(state=standing.state.value)
        set_limits(person, standing)


def sealed_names(model: Any) -> list[str]:
    declared = REGISTRY.holding(model._meta.label)
    assert declared is not None
    return [name for name, d in declared.personal_fields.items() if d.sealed]


@st.composite
def looks(draw: st.DrawFn, people: list[SubjectRef], purposes: tuple[Purpose, ...]) -> Any:
    """One call of `look_together`: some sights of some fields of some people, for a purpose."""
    sights = []
    for model in draw(st.lists(st.sampled_from(MODELS), min_size=1, max_size=2, unique=True)):
        holding = REGISTRY.holding(model._meta.label)
        assert holding is not None
        names = st.sampled_from(sorted(holding.personal_fields))
        fields = draw(st.lists(names, min_size=1, max_size=2, unique=True))
        who = draw(st.frozensets(st.sampled_from(people), min_size=1))
        sights.append((model, tuple(fields), who))
    return draw(st.sampled_from([None, *purposes])), sights


@contextmanager
def ruled_by(grants: frozenset[Any], bases: dict[Purpose, LegalBasis]) -> Iterator[None]:
    kept, real = set(rules._grants), {p: e.basis for p, e in policy.charter().purposes.items()}
    rules._grants.clear()
    rules._grants.update(grants)
    rules.set_bases(bases)
    try:
        yield
    finally:
        rules._grants.clear()
        rules._grants.update(kept)
        rules.set_bases(real)


@pytest.mark.promise("POL-08", "SEC-04", "SEC-05", "RGT-07", "RGT-08", "RGT-09")
def test_looks_end_as_the_model_says(house: Path) -> None:
    street = Street()
    tally = Counter[str]()

    @drawn(600, 10_000)
    @given(st.data())
    def play(data: st.DataObject) -> None:
        standing = st.one_of(st.just(Standing()), draws.standings)
        standings = {p: data.draw(standing) for p in street.people}
        for person, standing in standings.items():
            street.stand(person, standing)
        actor = Actor(
            role=data.draw(draws.roles),
            person=data.draw(st.sampled_from([None, *street.people])),
        )
        purpose = st.one_of(st.sampled_from(USUAL), draws.purposes)
        purposes = tuple(data.draw(st.lists(purpose, min_size=1, max_size=3, unique=True)))
        real = {p: e.basis for p, e in policy.charter().purposes.items()}
        grants = data.draw(
            st.one_of(
                st.just(rules.granted()),
                st.just(draws.lavish_grants(actor.role)),
                draws.generous_grants(actor.role, purposes[0]),
            )
        )
        bases = data.draw(st.one_of(st.just(real), draws.bases))
        page = PageModel(
            actor=actor,
            grants=grants,
            bases=bases,
            # No session is taught and nothing is published here; others test those scopes.
            reach={
                Scope.SELF: oneself,
                Scope.OWN_SESSIONS: oneself,
                Scope.EVERYBODY: everybody,
                Scope.COLLEAGUES: lambda actor, person: actor.role is Role.OFFICE,
            },
            standings=standings,
        )
        asked = data.draw(st.lists(looks(street.people, purposes), min_size=1, max_size=4))
        with ruled_by(grants, bases):
            compare(street, page, purposes, asked, tally)

    play()

    print(f"looks and what they ended in: {dict(tally)}")
    assert min(tally[word] for word in ("open", "refused", "withheld")) > 50, tally
    assert verify().is_whole


@pytest.mark.promise("RGT-07")
def test_a_restriction_of_one_category_goes_before_a_missing_consent(house: Path) -> None:
    street = Street()
    shut = Standing(restricted_in=frozenset({Category.CORRESPONDENCE}))
    standings = dict.fromkeys(street.people, shut)
    for person in street.people:
        street.stand(person, shut)
    bases = dict.fromkeys(Purpose, LegalBasis.CONSENT)
    grants = draws.lavish_grants(Role.OFFICE)
    page = PageModel(
        actor=Actor(role=Role.OFFICE, person=None),
        grants=grants,
        bases=bases,
        reach={Scope.EVERYBODY: everybody},
        standings=standings,
    )
    asked = [(None, [(Letter, ("address",), frozenset(street.people))])]
    tally = Counter[str]()

    with ruled_by(grants, bases):
        compare(street, page, (Purpose.NOTICES,), asked, tally)

    assert tally["withheld"] > 0


def compare(
    street: Street, page: PageModel, purposes: tuple[Purpose, ...], asked: Any, tally: Any
) -> None:
    last = Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0
    rows = {model: street.rows(model, set(street.people)) for model in MODELS}
    with opened(actor=page.actor, purposes=purposes, route="test:looks") as gate:
        for purpose, sights in asked:
            chosen = [
                ([r for r in rows[model] if r.person in who], fields)
                for model, fields, who in sights
            ]
            expected = page.look(list(questions(sights, rows)), purpose or purposes[0])
            said = "open"
            try:
                look_together(*chosen, purpose=purpose)
            except Refused as refusal:
                said = refusal.verdict.value
            assert said == expected
            tally["open" if said == "open" else "refused"] += 1
            tally["withheld"] += shows_as_modelled(street, page, rows)
    entries = list(Entry.objects.filter(number__gt=last).order_by("number"))
    assert [
        (e.actor, e.role, e.route, e.visit, set(e.subject_ids), set(e.categories.split()))
        + (e.purpose, e.result)
        for e in entries
    ] == [
        (page.actor.person, page.actor.role.value, "test:looks", gate.visit)
        + (set(w.people), set(w.categories), w.purpose, w.result)
        for w in page.written
    ]


def questions(sights: Any, rows: Any) -> Iterator[Asked]:
    for model, fields, who in sights:
        there = frozenset(r.person for r in rows[model] if r.person in who)
        declared = REGISTRY.holding(model._meta.label).personal_fields
        if there:
            for name in fields:
                yield Asked(model._meta.label, name, declared[name], there)


def shows_as_modelled(street: Street, page: PageModel, rows: Any) -> int:
    """Read every sealed value of everybody; count the placeholders."""
    withheld = 0
    for model in MODELS:
        label = model._meta.label
        for name in sealed_names(model):
            for row in rows[model]:
                if row.__dict__[name] is None:
                    continue  # An empty value says nothing, and needs no key.
                says = page.says(label, name, row.person)
                if says == "closed":
                    with pytest.raises(GateClosed):
                        getattr(row, name)
                    continue
                shown = getattr(row, name)
                if says == "open":
                    assert not isinstance(shown, Withheld)
                    assert street.holds((label, name, row.person), shown)
                else:
                    assert isinstance(shown, Withheld)
                    assert shown.verdict.value == says
                    withheld += 1
    return withheld
