"""Who may open progress: the learner; the trainer of their session; the program, for proofs."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

_PROGRESS = frozenset({Category.PROGRESS})

grant(
    Grant(Role.LEARNER, Purpose.TEACHING, _PROGRESS, Scope.SELF),
    Grant(Role.LEARNER, Purpose.ASSESSMENT, _PROGRESS, Scope.SELF),
    Grant(Role.LEARNER, Purpose.CERTIFICATION, _PROGRESS, Scope.SELF),
    Grant(Role.TRAINER, Purpose.TEACHING, _PROGRESS, Scope.OWN_SESSIONS),
    Grant(Role.SYSTEM, Purpose.CERTIFICATION, _PROGRESS, Scope.EVERYBODY),
)
