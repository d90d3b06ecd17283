"""Who may open personal values for archiving: the program, and only what rooms declare for it."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.ARCHIVING,
        categories=frozenset(
            {
                Category.IDENTITY,
                Category.ENROLMENTS,
                Category.PROGRESS,
                Category.ASSESSMENT,
                Category.CERTIFICATES,
            }
        ),
        scope=Scope.EVERYBODY,
    )
)
