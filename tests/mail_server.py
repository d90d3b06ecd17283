"""A real mail server outside of the house: it takes what comes, or refuses as it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller
from django.test import override_settings

from florilege.cli.private_postgres import free_port


@dataclass
class Received:
    """One message as it came over the wire."""

    sender: str
    to: list[str]
    message: EmailMessage

    def part(self, kind: str) -> str:
        found = self.message.get_body(preferencelist=(kind,))
        assert found is not None
        return str(found.get_content())


@dataclass
class Server:
    """`answers` gives what is said to an address instead of taking its mail."""

    letters: list[Received] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    conversations: set[Any] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        self.conversations.add(session.peer)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = BytesParser(policy=policy.default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.letters.append(Received(envelope.mail_from, envelope.rcpt_tos, message))
        return "250 OK"


@contextmanager
def mail_server(**changed: Any) -> Iterator[Server]:
    """Run a server, and have the house's mail go to it."""
    server = Server()
    controller = Controller(server, hostname="127.0.0.1", port=free_port())
    controller.start()
    # The test runner's own backend keeps mail in memory: here it must really leave.
    told: dict[str, Any] = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": controller.port,
        "MAIL_TO": "smtp",
        "DEFAULT_FROM_EMAIL": "Atelier Corolle <ecole@corolle.example>",
        **changed,
    }
    try:
        with override_settings(**told):
            yield server
    finally:
        controller.stop()
