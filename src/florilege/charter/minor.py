"""Why a change is more than a correction of form: one sentence for each entry (POL-03)."""

from collections.abc import Iterable

from florilege.charter.comparing import Change
from florilege.charter.faults import Fault
from florilege.charter.text import Text

# The last word of an entry's place, or its group, tells what kind of thing changed.
_BY_NAME = {
    "basis": Text(fr="une base légale change", en="a legal basis changes"),
    "pillar": Text(fr="un traitement change de pilier", en="a processing moves to another pillar"),
    "safeguard": Text(fr="une garantie de transfert change", en="a transfer safeguard changes"),
    "country": Text(fr="un pays change", en="a country changes"),
    "countries": Text(fr="les pays changent", en="the countries change"),
    "categories": Text(
        fr="les données remises à un destinataire changent",
        en="the data given to a recipient change",
    ),
    "purposes": Text(
        fr="les finalités d’un destinataire changent", en="the purposes of a recipient change"
    ),
    "contract_on": Text(fr="la date d’un contrat change", en="the date of a contract changes"),
    "event": Text(
        fr="le point de départ d’une durée change", en="what a duration counts from changes"
    ),
}
_BY_GROUP = {
    "recipients": Text(fr="un destinataire change", en="a recipient changes"),
    "hosting": Text(fr="un lieu d’hébergement change", en="a hosting place changes"),
    "purposes": Text(fr="une finalité change", en="a purpose changes"),
    "categories": Text(fr="une catégorie de données change", en="a category of data changes"),
    "provider": Text(fr="le responsable du traitement change", en="the controller changes"),
    "officer": Text(
        fr="les coordonnées de la déléguée ou du délégué changent",
        en="how to reach the data protection officer changes",
    ),
    "authority": Text(fr="l’autorité de contrôle change", en="the supervisory authority changes"),
}
_NUMBER = Text(fr="un nombre ou une date change", en="a number or a date changes")
_WORDING = Text(
    fr="cette phrase porte d’autres nombres, d’autres noms ou une autre réserve",
    en="this sentence carries other numbers, other names or another reservation",
)
_COMES = Text(fr="cette entrée n’y était pas", en="this entry was not there")
_GOES = Text(fr="cette entrée n’y est plus", en="this entry is no longer there")


def why_not_minor(changes: Iterable[Change]) -> tuple[Fault, ...]:
    """Give a sentence for each change that takes notice, in the order of the changes.

    Example: "deadlines.answer_days: a number or a date changes, from 15 to 30."
    """
    return tuple(
        Fault(where=change.where, sentence=_sentence(change))
        for change in changes
        if change.substantial
    )


def _sentence(change: Change) -> Text:
    cause, before, after = cause_of(change), change.before, change.after
    if before is None or after is None or isinstance(after, Text):
        return Text(fr=f"{cause.fr}.", en=f"{cause.en}.")
    return Text(
        fr=f"{cause.fr}, de {before} à {after}.", en=f"{cause.en}, from {before} to {after}."
    )


def cause_of(change: Change) -> Text:
    """Say what kind of thing an entry changes."""
    group, name = change.where.partition(".")[0], change.where.rpartition(".")[2]
    if name in _BY_NAME:
        return _BY_NAME[name]
    if isinstance(change.before, Text) and isinstance(change.after, Text):
        return _WORDING
    if group in _BY_GROUP:
        return _BY_GROUP[group]
    if change.before is None or change.after is None:
        return _COMES if change.before is None else _GOES
    return _NUMBER
