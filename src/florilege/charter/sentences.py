"""The sentences of a refusal. The charter's authors read them; French punctuation is set here."""

from collections.abc import Iterable

from florilege.charter.law import Bounds, Floor
from florilege.charter.parties import Safeguard
from florilege.charter.text import Text

MISSING = Text(fr="cette entrée manque.", en="this entry is missing.")
EMPTY = Text(fr="ce texte est vide.", en="this text is empty.")
UNKNOWN = Text(
    fr="cette entrée est inconnue du programme.", en="the program does not know this entry."
)
BAD_EMAIL = Text(fr="ce n’est pas une adresse électronique.", en="this is not an e-mail address.")
BAD_ADDRESS = Text(
    fr="une adresse de site commence par https://.", en="a site's address begins with https://."
)
BAD_COUNTRY = Text(
    fr="un pays s’écrit en deux lettres majuscules, ISO 3166-1.",
    en="a country is written in two capital letters, ISO 3166-1.",
)
BAD_SIRET = Text(
    fr="un SIRET a quatorze chiffres, dont le dernier contrôle les autres.",
    en="a SIRET has fourteen digits, of which the last checks the others.",
)
BAD_FISCAL_YEAR_END = Text(
    fr="la fin de l’exercice s’écrit mois-jour, comme 12-31.",
    en="the end of the fiscal year is written month-day, as 12-31.",
)
BAD_NDA = Text(
    fr="un numéro de déclaration d’activité a onze chiffres.",
    en="a training provider's declaration number has eleven digits.",
)
BAD_CODE = Text(
    fr="un code s’écrit en minuscules, chiffres et tirets bas.",
    en="a code is written in small letters, digits and underscores.",
)
BAD_COLOUR = Text(
    fr="une couleur s’écrit #rrggbb, en minuscules.",
    en="a colour is written #rrggbb, in small letters.",
)
FAINT_COLOUR = Text(
    fr="cette couleur se lit mal sur le papier\u00a0: il faut un contraste d’au moins 4,5.",
    en="this colour is hard to read on paper: a contrast of at least 4.5 is needed.",
)
FIRST_LANGUAGE = Text(
    fr="le français doit y être, et chaque langue doit être de celles des textes.",
    en="French must be among them, and each must be a language of the texts.",
)
TWICE = Text(fr="la même valeur y est deux fois.", en="the same value stands there twice.")
FORCE_BEFORE_PUBLICATION = Text(
    fr="une politique n’entre pas en vigueur avant d’être publiée.",
    en="a policy does not come into force before it is published.",
)
NO_BALANCE = Text(
    fr="un intérêt légitime se publie avec sa mise en balance.",
    en="a legitimate interest is published with its balance.",
)
NEEDLESS_BALANCE = Text(
    fr="seul un intérêt légitime se met en balance.",
    en="only a legitimate interest is weighed in a balance.",
)
NO_PERIOD = Text(
    fr="il faut une durée, en years, months et days, ou en hours seules.",
    en="a period is needed, in years, months and days, or in hours alone.",
)
HOURS_ARCHIVED = Text(
    fr="ce qui vit quelques heures ne s’archive pas.",
    en="what lives for some hours is not archived.",
)
NO_ARCHIVE_WORDS = Text(
    fr="l’archivage se publie\u00a0: le texte archived manque.",
    en="archiving is published: the text archived is missing.",
)
NO_ARCHIVE = Text(
    fr="ce texte publie un archivage que la règle ne prévoit pas.",
    en="this text publishes an archiving that the rule does not have.",
)
NO_SITE = Text(
    fr="il faut au moins un site de production et un autre de sauvegarde.",
    en="at least one production site and another for backups are needed.",
)
HOSTING_AWAY = Text(
    fr="un pays d’hébergement doit être dans l’Espace économique européen.",
    en="a hosting country must be in the European Economic Area.",
)
SITE_AWAY = Text(
    fr="ce site est hors des pays d’hébergement de la charte.",
    en="this site is outside the hosting countries of the charter.",
)
NO_SAFEGUARD = Text(
    fr="ce destinataire est hors de l’Espace économique européen\u00a0: il lui faut une garantie, "
    f"parmi {', '.join(Safeguard)}.",
    en="this recipient is outside the European Economic Area: it needs a safeguard, one of "
    f"{', '.join(Safeguard)}.",
)
CONTRACT_ENDS_FIRST = Text(
    fr="ce contrat finit avant d’avoir commencé, ou n’a pas de date de signature.",
    en="this contract ends before it begins, or has no day of signature.",
)
IDLE_BEYOND_SESSION = Text(
    fr="le temps d’inactivité dépasse la durée de la session.",
    en="the idle time is longer than the session.",
)


def wrong_type(wanted: Text) -> Text:
    return Text(fr=f"il faut {wanted.fr}.", en=f"{wanted.en} is needed.")


def not_among(choices: Iterable[str]) -> Text:
    listed = ", ".join(choices)
    return Text(fr=f"valeur inconnue, parmi\u00a0: {listed}.", en=f"not one of: {listed}.")


def out_of_bounds(number: int, bounds: Bounds) -> Text:
    return Text(
        fr=f"{number} n’est pas entre {bounds.low} et {bounds.high}\u00a0: {bounds.why.fr}.",
        en=f"{number} is not between {bounds.low} and {bounds.high}: {bounds.why.en}.",
    )


def below_floor(floor: Floor) -> Text:
    return Text(
        fr=f"la loi demande au moins {floor.months} mois\u00a0: {floor.why.fr}.",
        en=f"the law asks for at least {floor.months} months: {floor.why.en}.",
    )


def wrong_event(floor: Floor) -> Text:
    return Text(
        fr=f"la durée légale part de {floor.event}\u00a0: {floor.why.fr}.",
        en=f"the law counts from {floor.event}: {floor.why.en}.",
    )


def disagrees(place: str) -> Text:
    return Text(fr=f"cette durée contredit {place}.", en=f"this period contradicts {place}.")


def nothing_to_quote(path: str) -> Text:
    return Text(
        fr=f"le texte cite {{{path}}}, que la charte ne contient pas.",
        en=f"the text quotes {{{path}}}, which the charter does not hold.",
    )


def unreadable(reason: str) -> Text:
    return Text(
        fr=f"ce fichier ne peut pas être lu\u00a0: {reason}.",
        en=f"this file cannot be read: {reason}.",
    )
