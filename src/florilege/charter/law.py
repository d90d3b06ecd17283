"""What the law or its authority fixes, whatever a charter says: bounds, floors, countries."""

from collections.abc import Mapping
from dataclasses import dataclass

from florilege.charter.terms import RetentionCode, RetentionEvent
from florilege.charter.text import Text

# The twenty-seven of the Union, then the rest of the European Economic Area.
UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
EUROPEAN_AREA = UNION | {"IS", "LI", "NO"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers a charter may choose, both included, and why."""

    low: int
    high: int
    why: Text


@dataclass(frozen=True, slots=True)
class Floor:
    """From which event and for how many months, use and archive together, the law has data kept."""

    event: RetentionEvent
    months: int
    why: Text


FLOORS: Mapping[RetentionCode, Floor] = {
    RetentionCode.CONTRACTS: Floor(
        RetentionEvent.TRAINING_END,
        120,
        Text(
            fr="dix ans après l’exécution, Code de la consommation L213-1",
            en="ten years after performance, Code de la consommation L213-1",
        ),
    ),
    RetentionCode.ATTENDANCE: Floor(
        RetentionEvent.TRAINING_END,
        60,
        Text(
            fr="cinq ans pour les contrôles des financeurs, Code du travail L6362-6",
            en="five years for the checks of funders, Code du travail L6362-6",
        ),
    ),
    RetentionCode.INVOICES: Floor(
        RetentionEvent.FISCAL_YEAR_END,
        120,
        Text(
            fr="dix ans après la clôture de l’exercice, Code de commerce L123-22",
            en="ten years after the close of the fiscal year, Code de commerce L123-22",
        ),
    ),
}

_ONE_MONTH = Text(
    fr="la loi donne un mois pour répondre, RGPD art. 12(3)",
    en="the law gives one month to answer, GDPR art. 12(3)",
)
_EXTENSION = Text(
    fr="la loi permet deux mois de plus, RGPD art. 12(3)",
    en="the law allows two months more, GDPR art. 12(3)",
)
_NOTICE = Text(
    fr="un changement important s’annonce au moins trente jours avant",
    en="a substantial change is announced at least thirty days ahead",
)
_INACTIVITY = Text(
    fr="la CNIL demande qu’un compte abandonné finisse après deux ans",
    en="the CNIL asks that an abandoned account end after two years",
)
_JOURNAL = Text(
    fr="la CNIL recommande de six mois à un an, et trois ans au plus, délibération 2021-122",
    en="the CNIL recommends six months to one year, and three years at most, délibération 2021-122",
)
_COPIES = Text(
    fr="une donnée effacée ne doit pas survivre longtemps dans des copies, RGPD art. 17",
    en="erased data must not live on for long in copies, GDPR art. 17",
)
_TRIED = Text(
    fr="une sauvegarde se teste, évalue et analyse régulièrement, RGPD art. 32(1)(d)",
    en="backups are regularly tested, assessed and evaluated, GDPR art. 32(1)(d)",
)
_NEEDED = Text(
    fr="rien n’est gardé plus longtemps que nécessaire, RGPD art. 5(1)(e)",
    en="nothing is kept for longer than needed, GDPR art. 5(1)(e)",
)
_SAFE = Text(
    fr="l’accès à un compte doit rester sûr, RGPD art. 32",
    en="access to an account must stay secure, GDPR art. 32",
)

DEADLINE_BOUNDS: Mapping[str, Bounds] = {
    "answer_days": Bounds(1, 30, _ONE_MONTH),
    "extension_max_months": Bounds(0, 2, _EXTENSION),
    "notice_days": Bounds(30, 365, _NOTICE),
    "inactivity_months": Bounds(1, 24, _INACTIVITY),
    "inactivity_answer_months": Bounds(1, 6, _INACTIVITY),
    "journal_months": Bounds(6, 36, _JOURNAL),
    "backup_days": Bounds(1, 90, _COPIES),
    "backup_drill_days": Bounds(1, 31, _TRIED),
    "irreversible_within_days": Bounds(1, 30, _COPIES),
    "mail_days": Bounds(1, 365, _NEEDED),
    "marking_days": Bounds(0, 92, _NEEDED),
}

SECURITY_BOUNDS: Mapping[str, Bounds] = {
    "sign_up_link_hours": Bounds(1, 72, _SAFE),
    "reset_link_minutes": Bounds(5, 120, _SAFE),
    "fresh_sign_in_minutes": Bounds(1, 60, _SAFE),
    "session_idle_minutes": Bounds(5, 1440, _SAFE),
    "session_hours": Bounds(1, 168, _SAFE),
    "sign_in_attempts": Bounds(3, 20, _SAFE),
    "sign_in_wait_minutes": Bounds(1, 1440, _SAFE),
    "password_min_length": Bounds(8, 64, _SAFE),
    "archive_reading_hours": Bounds(1, 72, _NEEDED),
}


def is_siret(number: str) -> bool:
    """Tell whether a number can be a SIRET: fourteen digits whose Luhn sum ends in zero."""
    if not (len(number) == 14 and number.isascii() and number.isdigit()):
        return False
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(number)))
    return sum(n - 9 * (n > 9) for n in doubled) % 10 == 0
