"""Count the queries of a page over all vaults, and try a page as every role."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from florilege.kernel.vocabulary import Role, Vault
from tests.people_made import make_person
from tests.signing_in import browser

HELD = (Role.TRAINER, Role.OFFICE, Role.OFFICER, Role.SECURITY, Role.OPERATOR, Role.ARCHIVIST)


@contextmanager
def queries() -> Iterator[Callable[[], int]]:
    """Give a function that tells how many queries were made so far, transactions left out."""
    with ExitStack() as stack:
        captured = [
            stack.enter_context(CaptureQueriesContext(connections[vault.value])) for vault in Vault
        ]
        yield lambda: sum(_is_query(q["sql"]) for c in captured for q in c.captured_queries)


def query_count(client: Client, path: str) -> int:
    client.get(path)  # once before, so that what is read once in a process does not count
    with queries() as made:
        assert client.get(path).status_code == 200
        return made()


def answers_by_role(path: str) -> dict[Role, int]:
    """Give the status of a page for a stranger, a learner and each role that is given."""
    found = {Role.ANONYMOUS: browser().get(path).status_code}
    found[Role.LEARNER] = browser(make_person()).get(path).status_code
    for role in HELD:
        found[role] = browser(make_person(roles=(role,))).get(path).status_code
    return found


def only(role: Role) -> dict[Role, int]:
    """What `answers_by_role` gives for a page of one role: strangers sign in, others are refused."""
    return {
        Role.ANONYMOUS: 302,
        **{other: 200 if other is role else 403 for other in (Role.LEARNER, *HELD)},
    }


def _is_query(sql: str) -> bool:
    return not sql.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"))
