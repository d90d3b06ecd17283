"""What officers answer together: requests about rights pass to nobody in particular."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.departing import Line, Open, Work, departs
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.rights.enums import RUNNING
from florilege.rights.models import RightsRequest


def _requests(person: SubjectRef, on: date) -> Open:
    count = RightsRequest.objects.filter(state__in=RUNNING).count()
    return Open([Line(key="all", title=_("Requests that run"), count=count)] * bool(count))


departs(
    Work(
        name="requests",
        roles=(Role.OFFICER,),
        title=gettext_noop("Requests about rights"),
        stays=gettext_noop("Every data protection officer sees them; their deadlines run on."),
        open_lines=_requests,
    )
)
