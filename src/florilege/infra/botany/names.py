"""Finds the kind of plant that a name means; a name that we do not know gets a plant of its own."""

import unicodedata

from florilege.infra.botany.flora import KINDS
from florilege.infra.botany.invented import invent
from florilege.infra.botany.species import Species

KIN = {
    "alstroemere": "lys",
    "amaryllis": "lys",
    "buplevre": "ammi",
    "camelia": "rose de jardin",
    "carotte sauvage": "ammi",
    "chrysantheme": "dahlia",
    "giroflee": "muflier",
    "glaieul": "muflier",
    "hellebore": "anemone",
    "jacinthe": "muscari",
    "jonquille": "narcisse",
    "lilas": "hortensia",
    "marguerite": "gerbera",
    "pavot": "anemone",
    "pied d'alouette": "delphinium",
    "salal": "ruscus",
}
"""Plants drawn after a near relation or a double."""


def plain(name: str) -> str:
    """Return the name in lower case, without accents or ligatures."""
    spelled = name.lower().replace("œ", "oe").replace("’", "'").replace("_", " ")
    decomposed = unicodedata.normalize("NFKD", spelled.replace("-", " "))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()


def species_named(name: str) -> Species:
    """Return the species of the longest known name inside `name`, else an invented one."""
    wanted = f" {plain(name)} "
    for known in sorted([*KINDS, *KIN], key=len, reverse=True):
        if any(f" {known}{ending}" in wanted for ending in (" ", "s ", "x ")):
            return KINDS[KIN.get(known, known)]
    return invent(plain(name))
