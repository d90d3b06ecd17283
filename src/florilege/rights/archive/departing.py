"""What whoever opens the archive hands over: the openings that they asked for and that wait."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.clock import LEGAL_ZONE
from florilege.infra.days import written
from florilege.infra.departing import Line, Open, Work, departs
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.rights.archive.models import WaitingOpening
from florilege.rights.archive.waiting import hand_openings_over

TWO = (Role.OFFICER, Role.ARCHIVIST)


def _asked(person: SubjectRef, on: date) -> Open:
    rows = WaitingOpening.objects.filter(keeper=person).order_by("asked_at", "id")
    return Open([_line(row) for row in rows])


def _line(row: WaitingOpening) -> Line:
    """The minute tells one from another: what is sought, and why, stands sealed in the archive."""
    moment = written(row.asked_at.astimezone(LEGAL_ZONE), "DATETIME_FORMAT")
    title = _("Opening asked for on %(moment)s") % {"moment": moment}
    return Line(str(row.id), title, _("It waits for a second person, who decides."))


def _to_decide(person: SubjectRef, on: date) -> Open:
    count = WaitingOpening.objects.exclude(keeper=person).count()
    return Open(
        [Line(key="all", title=_("Openings that others asked for"), count=count)] * bool(count)
    )


departs(
    Work(
        name="openings",
        roles=TWO,
        title=gettext_noop("Openings of the archive that they asked for"),
        stays=gettext_noop(
            "Whoever takes one over reads under it once a third person agrees; without a successor it is asked for anew."
        ),
        open_lines=_asked,
        hand_over=hand_openings_over,
    )
)
departs(
    Work(
        name="openings_to_decide",
        roles=TWO,
        title=gettext_noop("Openings of the archive to decide"),
        stays=gettext_noop(
            "Every other archivist and data protection officer may be the second person."
        ),
        open_lines=_to_decide,
    )
)
