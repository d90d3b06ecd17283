"""What a trainer hands over when they leave: the sessions that they run."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.days import written
from florilege.infra.departing import Line, Open, Work, departs
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.teaching.enrolment.actions.hand_sessions_over import hand_sessions_over
from florilege.teaching.enrolment.queries.trainers import unseen_sessions_to_hand_over
from florilege.teaching.enrolment.shapes import Duty


def _sessions(person: SubjectRef, on: date) -> Open:
    unseen = unseen_sessions_to_hand_over(person, on=on)
    return Open([_line(part) for part in unseen.values], [unseen.sight])


def _line(part: Duty) -> Line:
    days = {"first": written(part.starts_on), "last": written(part.ends_on)}
    return Line(str(part.session_id), part.title, _("%(first)s to %(last)s") % days)


departs(
    Work(
        name="sessions",
        roles=(Role.TRAINER,),
        title=gettext_noop("Sessions that are taught"),
        stays=gettext_noop(
            "Without a successor the session has this trainer no more; the office gives it to another."
        ),
        open_lines=_sessions,
        hand_over=hand_sessions_over,
    )
)
