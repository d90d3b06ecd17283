"""Who may open answers and results: the learner; the trainer of their session; the program."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

_ASSESSMENT = frozenset({Category.ASSESSMENT})

grant(
    Grant(Role.LEARNER, Purpose.ASSESSMENT, _ASSESSMENT, Scope.SELF),
    Grant(Role.LEARNER, Purpose.CERTIFICATION, _ASSESSMENT, Scope.SELF),
    Grant(Role.TRAINER, Purpose.ASSESSMENT, _ASSESSMENT, Scope.OWN_SESSIONS),
    # Marks what is overdue, and reads results to draw up attestations.
    Grant(Role.SYSTEM, Purpose.ASSESSMENT, _ASSESSMENT, Scope.EVERYBODY),
    Grant(Role.SYSTEM, Purpose.CERTIFICATION, _ASSESSMENT, Scope.EVERYBODY),
)
