"""What the ids of courses and their editions name, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from florilege.kernel.codes import Code, Named, reads
from florilege.teaching.catalogue.queries.naming import course_names, edition_names


@reads(Named.COURSE)
def courses(codes: Sequence[Code]) -> list[str]:
    found = course_names(code.value for code in codes)
    return [found.get(code.value, "") for code in codes]


@reads(Named.EDITION)
def editions(codes: Sequence[Code]) -> list[str]:
    found = edition_names(code.value for code in codes)
    return [_edition(*found[code.value]) if code.value in found else "" for code in codes]


def _edition(course: str, version: str) -> str:
    """Example: "The round bouquet, edition 2026.1"."""
    return _("%(course)s, edition %(version)s") % {"course": course, "version": version}
