"""Who may open credentials: the program, to let somebody in; the person, to see their own."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.ACCOUNT,
        categories=frozenset({Category.CREDENTIALS, Category.CONTACT}),
        scope=Scope.EVERYBODY,
    ),
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.SECURITY,
        categories=frozenset({Category.CREDENTIALS}),
        scope=Scope.EVERYBODY,
    ),
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.NOTICES,
        categories=frozenset({Category.CONTACT, Category.IDENTITY, Category.PREFERENCES}),
        scope=Scope.EVERYBODY,
    ),
    Grant(
        role=Role.LEARNER,
        purpose=Purpose.ACCOUNT,
        categories=frozenset(
            {Category.CREDENTIALS, Category.CONTACT, Category.IDENTITY, Category.PREFERENCES}
        ),
        scope=Scope.SELF,
    ),
    Grant(
        role=Role.LEARNER,
        purpose=Purpose.RIGHTS,
        categories=frozenset(Category),
        scope=Scope.SELF,
    ),
)
