"""Read pages as a test needs them: their words, and the queries that they took."""

import html
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from florilege.kernel.vocabulary import Vault

_BRACKETS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def words_of(answer: HttpResponse) -> str:
    """Give the text of a page's main part, without tags and with single spaces."""
    body = answer.content.decode().split("<main", 1)[-1].split("</main>", 1)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


class Counted:
    """The statements of a page in all vaults, transaction brackets left out."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __len__(self) -> int:
        return len(self.statements)


@contextmanager
def counted() -> Iterator[Counted]:
    found = Counted()
    with ExitStack() as stack:
        captures = [
            stack.enter_context(CaptureQueriesContext(connections[vault.value])) for vault in Vault
        ]
        yield found
    for capture in captures:
        found.statements += [
            query["sql"]
            for query in capture.captured_queries
            if not query["sql"].startswith(_BRACKETS)
        ]


def queries(client: Client, path: str) -> int:
    """Count the statements that a page takes when it opens well."""
    with counted() as found:
        assert client.get(path).status_code == 200
    return len(found)
