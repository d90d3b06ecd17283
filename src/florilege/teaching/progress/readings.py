"""What a stored place in an activity says, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from florilege.kernel.codes import Code, Named, reads
from florilege.teaching.progress.rules.places import Locator, locator_from

MINUTE = 60


@reads(Named.PLACE)
def places(codes: Sequence[Code]) -> list[str]:
    return ["" if code.value is None else _place(locator_from(code.value)) for code in codes]


def _place(place: Locator) -> str:
    if place.seconds is not None:
        minutes, seconds = divmod(int(place.seconds), MINUTE)
        return _("%(minutes)d min %(seconds)02d s") % {"minutes": minutes, "seconds": seconds}
    if not place.block:
        return _("at the beginning")
    number = place.block.removeprefix("b")
    return _("paragraph %(number)s") % {"number": number if number.isdigit() else place.block}
