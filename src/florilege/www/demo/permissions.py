"""In the demonstration alone, anybody may read anybody's mail: that is how its links are followed.

No real person has an account there, and no other installation has this grant.
"""

from django.conf import settings

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

if settings.DEMO:
    grant(
        Grant(
            role=Role.ANONYMOUS,
            purpose=Purpose.NOTICES,
            categories=frozenset({Category.CORRESPONDENCE}),
            scope=Scope.EVERYBODY,
        )
    )
