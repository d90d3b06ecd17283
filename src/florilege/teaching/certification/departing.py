"""What the office decides together: requests for corrected editions pass to nobody in particular."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.departing import Line, Open, Work, departs
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.teaching.certification.correcting import corrections_waiting


def _corrections(person: SubjectRef, on: date) -> Open:
    count = corrections_waiting().count()
    return Open([Line(key="all", title=_("Corrections to decide"), count=count)] * bool(count))


departs(
    Work(
        name="corrections",
        roles=(Role.OFFICE,),
        title=gettext_noop("Corrections of certificates"),
        stays=gettext_noop("Everybody in the office sees them and may decide them."),
        open_lines=_corrections,
    )
)
