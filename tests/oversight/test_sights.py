"""Who sees what: computed from pages, grants and declarations, with nothing left out."""

from dataclasses import dataclass, replace

import pytest

from florilege.infra.gate.rules import granted
from florilege.kernel.access import Grant, Scope
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Category, Purpose, Role, Vault
from florilege.oversight.sights import UnknownField, declared_field, sights

NAME, MAIL = "identity.Profile.given_name", "credentials.Account.email"


@dataclass(frozen=True)
class Declared:
    purposes: tuple[Purpose, ...] = (Purpose.TEACHING,)
    vaults: frozenset[Vault] = frozenset({Vault.IDENTITY})
    roles: tuple[Role, ...] = (Role.TRAINER, Role.OFFICE)
    looks_at: tuple[str, ...] = (NAME,)


OURS = Grant(Role.TRAINER, Purpose.TEACHING, frozenset({Category.IDENTITY}), Scope.OWN_SESSIONS)
OTHERS = frozenset(
    {
        Grant(Role.TRAINER, Purpose.ENROLMENT, frozenset({Category.IDENTITY}), Scope.EVERYBODY),
        Grant(Role.TRAINER, Purpose.TEACHING, frozenset({Category.CONTACT}), Scope.EVERYBODY),
        Grant(Role.OFFICER, Purpose.TEACHING, frozenset({Category.IDENTITY}), Scope.EVERYBODY),
    }
)


def test_a_field_shows_the_grants_of_role_purpose_and_category_alone() -> None:
    trainer, office = sights({"a:page": Declared()}, grants=OTHERS | {OURS}, registry=REGISTRY)

    assert (trainer.role, trainer.page) == (Role.TRAINER, "a:page")
    assert [(field.field, field.grants) for field in trainer.fields] == [(NAME, (OURS,))]
    assert [(field.field, field.grants) for field in office.fields] == [(NAME, ())]
    assert {grant.categories for grant in trainer.grants} == {
        frozenset({Category.IDENTITY}),
        frozenset({Category.CONTACT}),
    }
    assert office.grants == ()


def test_a_purpose_that_the_field_does_not_declare_allows_nothing() -> None:
    page = replace(Declared(), purposes=(Purpose.TEACHING,), looks_at=(MAIL,))
    wide = Grant(Role.TRAINER, Purpose.TEACHING, frozenset(Category), Scope.EVERYBODY)

    seen = sights({"a:page": page}, grants=frozenset({wide}), registry=REGISTRY)

    assert [field.grants for line in seen for field in line.fields] == [(), ()]


@pytest.mark.parametrize("field", ["identity.Profile.shoe_size", "nowhere.Table.name", "name"])
def test_a_field_that_nobody_declares_is_refused(field: str) -> None:
    with pytest.raises(UnknownField):
        declared_field(field, REGISTRY)


def test_the_officer_opens_names_and_requests_for_rights_alone() -> None:
    found = {(g.purpose, g.categories, g.scope) for g in granted() if g.role is Role.OFFICER}

    assert (
        Purpose.RIGHTS,
        frozenset({Category.IDENTITY, Category.REQUESTS}),
        Scope.EVERYBODY,
    ) in found
