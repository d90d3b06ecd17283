"""The gate's decision: who may open what about whom, for what. Pure; the gate asks it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from florilege.kernel.datum import Datum
from florilege.kernel.declarations import Personal
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose, Role


class Scope(StrEnum):
    """Whose values a grant reaches. Rooms answer for the scopes that they name."""

    SELF = "self"
    OWN_SESSIONS = "own_sessions"  # learners of the sessions that a trainer runs, now
    COLLEAGUES = "colleagues"  # who holds a role that the actor may end
    PUBLISHED = "published"  # what a holder lets strangers see
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role may open these categories for this purpose, within this scope."""

    role: Role
    purpose: Purpose
    categories: frozenset[Category]
    scope: Scope


class KeyState(StrEnum):
    """The life of a person's key: a key is given out only while it is active."""

    ACTIVE = "active"
    ERASING = "erasing"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person has asked for: read together with their key, in one query.

    `restricted` is about everything, `restricted_in` about some categories,
    `restricted_data` about single fields or rows. `agreed` is the second
    consent, a parent's, which somebody under fifteen needs beside their own.
    """

    state: KeyState = KeyState.ACTIVE
    restricted: bool = False
    objected: frozenset[Purpose] = field(default_factory=frozenset)
    consented: frozenset[Purpose] = field(default_factory=frozenset)
    restricted_in: frozenset[Category] = field(default_factory=frozenset)
    under_fifteen: bool = False
    agreed: frozenset[Purpose] = field(default_factory=frozenset)
    restricted_data: frozenset[Datum] = field(default_factory=frozenset)

    def consents_to(self, purpose: Purpose) -> bool:
        """Tell whether consent stands; below fifteen it takes two (Informatique et Libertés 45)."""
        return purpose in self.consented and (not self.under_fifteen or purpose in self.agreed)


class Verdict(StrEnum):
    """OPEN discloses; the three REFUSED raise; the WITHHELD show a placeholder."""

    OPEN = "open"
    REFUSED_PURPOSE = "refused_purpose"
    REFUSED_ROLE = "refused_role"
    REFUSED_SCOPE = "refused_scope"
    WITHHELD_ERASED = "withheld_erased"
    WITHHELD_RESTRICTED = "withheld_restricted"
    WITHHELD_OBJECTED = "withheld_objected"
    WITHHELD_NO_CONSENT = "withheld_no_consent"
    WITHHELD_ARCHIVED = "withheld_archived"

    @property
    def is_refusal(self) -> bool:
        return self.value.startswith("refused")


def scopes_granted(
    grants: Iterable[Grant], *, role: Role, purpose: Purpose, category: Category
) -> frozenset[Scope]:
    """Tell the scopes in which a role may open a category for a purpose; empty is a refusal."""
    return frozenset(
        g.scope
        for g in grants
        if g.role is role and g.purpose is purpose and category in g.categories
    )


def verdict_on_field(
    declared: Personal, *, role: Role, purpose: Purpose, grants: Iterable[Grant]
) -> Verdict:
    """Decide what can be decided before looking at any person."""
    if purpose not in declared.purposes:
        return Verdict.REFUSED_PURPOSE
    if not scopes_granted(grants, role=role, purpose=purpose, category=declared.category):
        return Verdict.REFUSED_ROLE
    return Verdict.OPEN


def verdict_on_person(
    standing: Standing, *, purpose: Purpose, basis: LegalBasis, category: Category | None = None
) -> Verdict:
    """Decide whether one person's standing lets a purpose go on, for data of one category.

    Under restriction only the person's own rights, legal duties and the security of the processing
    go on (GDPR art. 18(2)). An objection counts against legitimate interest (art. 21); consent is
    needed where it is the basis (art. 6(1)(a)). Without a category, only what counts for all does.
    """
    if standing.state is not KeyState.ACTIVE:
        return Verdict.WITHHELD_ERASED
    shut = standing.restricted or category in standing.restricted_in
    if shut and not survives_restriction(purpose=purpose, basis=basis):
        return Verdict.WITHHELD_RESTRICTED
    if basis is LegalBasis.LEGITIMATE_INTEREST and purpose in standing.objected:
        return Verdict.WITHHELD_OBJECTED
    if basis is LegalBasis.CONSENT and not standing.consents_to(purpose):
        return Verdict.WITHHELD_NO_CONSENT
    return Verdict.OPEN


def survives_restriction(*, purpose: Purpose, basis: LegalBasis) -> bool:
    """Tell whether a purpose goes on while the person's data are restricted."""
    return basis is LegalBasis.LEGAL_DUTY or purpose in {Purpose.RIGHTS, Purpose.SECURITY}
