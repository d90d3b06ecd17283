"""What a person chose, made into what the gate obeys: computed from the ledger, never set by hand.

Called right after each choice and again by an event, so that a kill between the two vaults leaves
nothing undone. Of two at once, each reads the ledger anew under the lock of the person's key.
"""

from dataclasses import replace

from florilege.infra.keys.people import change_limits
from florilege.kernel.access import Standing
from florilege.kernel.datum import datum_of
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Category, Purpose
from florilege.rights.enums import ChoiceKind
from florilege.rights.models import Choice, Restriction

_BY_KIND = {
    ChoiceKind.CONSENT: "consented",
    ChoiceKind.AGREEMENT: "agreed",
    ChoiceKind.OBJECTION: "objected",
}


def obey(person: SubjectRef) -> None:
    """Make the gate obey what stands in the ledger. Safe to repeat."""
    change_limits(person, lambda now: _said(person, now))


def _said(person: SubjectRef, now: Standing) -> Standing:
    in_force = Restriction.objects.filter(person=person, lifted_at=None)
    rows = list(in_force.values_list("category", "datum"))
    restricted = {category for category, datum in rows if not datum}
    chosen: dict[str, set[Purpose]] = {name: set() for name in _BY_KIND.values()}
    fifteen = False
    for choice in Choice.objects.filter(person=person).order_by("number"):
        if choice.kind == ChoiceKind.FIFTEEN:
            fifteen = choice.given
            continue
        purposes = chosen[_BY_KIND[ChoiceKind(choice.kind)]]
        (purposes.add if choice.given else purposes.discard)(Purpose(choice.purpose))
    return replace(
        now,
        restricted="" in restricted,
        restricted_in=frozenset(Category(word) for word in restricted - {""}),
        restricted_data=frozenset(datum_of(datum) for _category, datum in rows if datum),
        under_fifteen=now.under_fifteen and not fifteen,
        consented=frozenset(chosen["consented"]),
        agreed=frozenset(chosen["agreed"]),
        objected=frozenset(chosen["objected"]),
    )
