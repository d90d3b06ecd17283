"""What the document engine takes from a school's files: where its rows of numbers stopped."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.documents.kinds import all_kinds
from florilege.infra.documents.numbering import carry_on
from florilege.infra.intake.cells import whole
from florilege.infra.intake.sheets import Column, Misread, Sheet, Taking, Took, takes

_MOST = 999_999


def _prefix(cell: str) -> str:
    """The letters with which the numbers of a kind begin."""
    prefixes = [kind.prefix for kind in all_kinds()]
    if cell.upper() not in prefixes:
        words = ", ".join(prefixes)
        raise Misread(_("Write one of these words: %(words)s.") % {"words": words})
    return cell.upper()


def _take(takings: Sequence[Taking], at: datetime) -> Sequence[Took]:
    kinds = {kind.prefix: kind for kind in all_kinds()}
    for one in takings:
        carry_on(kinds[one["kind"]], year=one["year"], last=one["last"])
    return [Took(one.target) for one in takings]


takes(
    Sheet(
        name="numbers",
        title=gettext_noop("The last number given of each kind of document"),
        key=("kind", "year"),
        columns=(
            Column(
                "kind",
                _prefix,
                also=("serie",),
                says=gettext_noop("The letters with which the numbers begin, as CFP."),
            ),
            Column("year", whole(2000, 2999), also=("annee",), says=gettext_noop("The year.")),
            Column(
                "last",
                whole(0, _MOST),
                also=("dernier",),
                says=gettext_noop("The last number given; the next one here is one more."),
            ),
        ),
        changes=True,
        take=_take,
    )
)
