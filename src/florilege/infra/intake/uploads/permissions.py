"""Who may open files that wait and what was found in them: the program in its jobs, the office."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    *(
        Grant(
            role=role,
            purpose=Purpose.ENROLMENT,
            categories=frozenset({Category.STAFF}),
            scope=Scope.EVERYBODY,
        )
        for role in (Role.SYSTEM, Role.OFFICE)
    )
)
