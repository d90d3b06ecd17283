"""Who may open a letter: the program, to send it; and where promotions go, for nothing else."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import PROMOTIONAL, Category, Purpose, Role

_SENT = frozenset({Category.CORRESPONDENCE})
_REACHED = frozenset({Category.CONTACT, Category.PREFERENCES})

grant(
    Grant(role=Role.SYSTEM, purpose=Purpose.NOTICES, categories=_SENT, scope=Scope.EVERYBODY),
    *(
        Grant(
            role=Role.SYSTEM,
            purpose=purpose,
            categories=_SENT | _REACHED,
            scope=Scope.EVERYBODY,
        )
        for purpose in PROMOTIONAL
    ),
)
