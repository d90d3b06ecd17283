"""The gate's rules once more, written as tables and sets: what the program must agree with.

Nothing here calls `kernel.access`; only its words (enums and dataclasses) are shared.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from florilege.kernel.access import Grant, Scope, Standing
from florilege.kernel.declarations import Personal
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose

# GDPR 17 (erased), 18(2) (restricted: only what the person, the law or safety needs goes on),
# 21 (objection counts against legitimate interest), 6(1)(a) (consent where it is the basis).
# Informatique et Libertés 45 (below fifteen, agreed means by both).
# Read from the top, the first line that fits decides; a star fits everything.
STANDINGS = """
key      restricted  needed  basis                objected  agreed  verdict
erasing  *           *       *                    *         *       withheld_erased
erased   *           *       *                    *         *       withheld_erased
active   yes         no      *                    *         *       withheld_restricted
active   *           *       legitimate_interest  yes       *       withheld_objected
active   *           *       consent              *         no      withheld_no_consent
active   *           *       *                    *         *       open
"""
_LINES = [line.split() for line in STANDINGS.strip().splitlines()[1:]]
ALWAYS_NEEDED = {"rights", "security"}

Reach = Mapping[Scope, Callable[[Actor, UUID], bool]]


def standing_says(
    standing: Standing, *, purpose: Purpose, basis: LegalBasis, category: Category | None = None
) -> str:
    needed = purpose.value in ALWAYS_NEEDED or basis.value == "legal_duty"
    who_must_agree = [standing.consented, *([standing.agreed] if standing.under_fifteen else [])]
    facts = [
        standing.state.value,
        _word(standing.restricted or (category is not None and category in standing.restricted_in)),
        _word(needed),
        basis.value,
        _word(purpose in standing.objected),
        _word(all(purpose in agreed for agreed in who_must_agree)),
    ]
    for *conditions, verdict in _LINES:
        if all(c in {"*", fact} for c, fact in zip(conditions, facts, strict=True)):
            return verdict
    raise AssertionError("the last line fits everything")


def _word(fact: bool) -> str:
    return "yes" if fact else "no"


def field_says(declared: Personal, *, grants: Iterable[Grant], actor: Actor, why: Purpose) -> str:
    """DESIGN 1.2, the first two questions: is the purpose declared, does the role hold it."""
    if not {why} & declared.purposes:
        return "refused_purpose"
    held = {(g.role, g.purpose, c) for g in grants for c in g.categories}
    return "open" if (actor.role, why, declared.category) in held else "refused_role"


def reaches(
    declared: Personal,
    *,
    grants: Iterable[Grant],
    actor: Actor,
    why: Purpose,
    person: UUID,
    reach: Reach,
) -> bool:
    """The third question, person by person and grant by grant: is this one within a scope."""
    return any(
        reach.get(g.scope, _nobody)(actor, person)
        for g in grants
        if (g.role, g.purpose) == (actor.role, why) and declared.category in g.categories
    )


def _nobody(actor: Actor, person: UUID) -> bool:
    return False


def everybody(actor: Actor, person: UUID) -> bool:
    return True


def oneself(actor: Actor, person: UUID) -> bool:
    return actor.person == person


@dataclass
class Asked:
    """One field of one table, for some people."""

    model: str
    name: str
    declared: Personal
    people: frozenset[UUID]


@dataclass
class Written:
    """What an entry of the journal must say."""

    people: frozenset[UUID]
    categories: frozenset[str]
    purpose: str
    result: str


@dataclass
class PageModel:
    """What one page may show so far, and what it must have entered in the journal."""

    actor: Actor
    grants: frozenset[Grant]
    bases: Mapping[Purpose, LegalBasis]
    reach: Reach
    standings: Mapping[UUID, Standing]
    shown: set[tuple[str, str, UUID]] = field(default_factory=set)
    hidden: dict[tuple[str, str, UUID], str] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    _told: set[tuple[str, str, UUID]] = field(default_factory=set)

    def look(self, asked: list[Asked], why: Purpose) -> str:
        """Play one look; give the refusal, or `open`."""
        for question in asked:
            refusal = self._refusal(question, why)
            if refusal != "open":
                kinds = frozenset({question.declared.category.value})
                self.written.append(Written(question.people, kinds, why.value, refusal))
                return refusal
        fresh = set()
        for question in asked:
            for person in question.people:
                place = (question.model, question.name, person)
                verdict = standing_says(
                    self.standings[person],
                    purpose=why,
                    basis=self.bases[why],
                    category=question.declared.category,
                )
                if verdict == "open":
                    self.shown.add(place)
                    fresh.add((why.value, question.declared.category.value, person))
                else:
                    self.hidden[place] = verdict
        fresh -= self._told
        if fresh:
            _, kinds, people = (frozenset(column) for column in zip(*fresh, strict=True))
            self.written.append(Written(people, kinds, why.value, "open"))
            self._told |= fresh
        return "open"

    def _refusal(self, question: Asked, why: Purpose) -> str:
        given = {"grants": self.grants, "actor": self.actor, "why": why}
        first = field_says(question.declared, **given)
        if first != "open":
            return first
        inside = all(
            reaches(question.declared, person=p, reach=self.reach, **given) for p in question.people
        )
        return "open" if inside else "refused_scope"

    def says(self, model: str, name: str, person: UUID) -> str:
        """What a value shows now: `open`, a withheld verdict, or `closed`."""
        place = (model, name, person)
        return "open" if place in self.shown else self.hidden.get(place, "closed")
