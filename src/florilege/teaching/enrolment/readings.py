"""What the ids of sessions and the codes of activities name, in words."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from florilege.kernel.codes import Code, Named, reads
from florilege.teaching.catalogue.queries import activity_names, activity_titles
from florilege.teaching.enrolment.models import Enrolment, TrainingSession


@reads(Named.SESSION)
def sessions(codes: Sequence[Code]) -> list[str]:
    """Give each session's title and days."""
    rows = TrainingSession.objects.filter(id__in={code.value for code in codes})
    found = {row.id: row for row in rows}
    return [_session(found[code.value]) if code.value in found else "" for code in codes]


@reads(Named.ACTIVITY)
def activities(codes: Sequence[Code]) -> list[str]:
    """Give each activity's title: by its own id if the row keeps that, else in its learner's seat."""
    pinned = activity_titles(c.row.activity_id for c in codes if hasattr(c.row, "activity_id"))
    others = _titles([code for code in codes if not hasattr(code.row, "activity_id")])
    return [
        pinned.get(code.row.activity_id, "")
        if hasattr(code.row, "activity_id")
        else others.get((code.row.enrolment_id, code.value), "")
        for code in codes
    ]


def _titles(codes: Sequence[Code]) -> dict[tuple[UUID, str], str]:
    """Give titles by seat and code, in the edition that is followed or in the newest. Two queries."""
    if not codes:
        return {}
    seats = Enrolment.objects.filter(id__in={code.row.enrolment_id for code in codes})
    editions = {
        seat: (course, version)
        for seat, course, version in seats.values_list("id", "course_id", "version_id")
    }
    courses = (course for course, _version in editions.values())
    found = activity_names(courses, (code.value for code in codes))
    return {
        (seat, code): titles.get(version) or next(reversed(titles.values()))
        for seat, (course, version) in editions.items()
        for (named_in, code), titles in found.items()
        if named_in == course
    }


def _session(row: TrainingSession) -> str:
    days = {
        "title": row.title,
        "first": date_format(row.starts_on, "SHORT_DATE_FORMAT"),
        "last": date_format(row.ends_on, "SHORT_DATE_FORMAT"),
    }
    return _("%(title)s, %(first)s to %(last)s") % days
