"""Who sees what: each role on each page, with the fields it opens and the grants that allow it.

Pure: given the pages' own declarations, the grants that rooms registered and the registry (SEC-04).
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Protocol

from florilege.kernel.access import Grant
from florilege.kernel.declarations import Personal
from florilege.kernel.registry import Registry
from florilege.kernel.vocabulary import Purpose, Role, Vault


class UnknownField(Exception):
    """A page says that it looks at a field that no room declares as personal."""


class DeclaredPage(Protocol):
    """What a page says of itself."""

    @property
    def purposes(self) -> tuple[Purpose, ...]: ...
    @property
    def vaults(self) -> frozenset[Vault]: ...
    @property
    def roles(self) -> tuple[Role, ...]: ...
    @property
    def looks_at(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class FieldSight:
    """A field, `app.Model.field`, and every grant by which the role may open it on the page."""

    field: str
    declared: Personal
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class PageSight:
    """One role on one page. A field without any grant is refused to this role.

    `grants` are all that the role holds for the page's purposes: the most that a page which names
    no field, as "my data", can open.
    """

    role: Role
    page: str
    purposes: tuple[Purpose, ...]
    vaults: frozenset[Vault]
    fields: tuple[FieldSight, ...]
    grants: tuple[Grant, ...]


def sights(
    pages: Mapping[str, DeclaredPage], *, grants: Set[Grant], registry: Registry
) -> tuple[PageSight, ...]:
    """Give a line for each role on each page, by role in the order of the vocabulary, then page.

    Raises: UnknownField.
    """
    return tuple(
        PageSight(
            role=role,
            page=name,
            purposes=page.purposes,
            vaults=page.vaults,
            fields=tuple(_field(field, role, page, grants, registry) for field in page.looks_at),
            grants=_ordered(g for g in grants if g.role is role and g.purpose in page.purposes),
        )
        for role in Role
        for name, page in sorted(pages.items())
        if role in page.roles
    )


def _field(
    field: str, role: Role, page: DeclaredPage, grants: Iterable[Grant], registry: Registry
) -> FieldSight:
    declared = declared_field(field, registry)
    allowed = (
        grant
        for grant in grants
        if grant.role is role
        and grant.purpose in page.purposes
        and grant.purpose in declared.purposes
        and declared.category in grant.categories
    )
    return FieldSight(field=field, declared=declared, grants=_ordered(allowed))


def _ordered(grants: Iterable[Grant]) -> tuple[Grant, ...]:
    return tuple(sorted(grants, key=lambda g: (g.purpose, g.scope, sorted(g.categories))))


def declared_field(field: str, registry: Registry) -> Personal:
    """Find a field's declaration by `app.Model.field`.

    Raises: UnknownField.
    """
    model, _, name = field.rpartition(".")
    holding = registry.holding(model)
    if holding is None or name not in holding.personal_fields:
        raise UnknownField(field)
    return holding.personal_fields[name]
