"""The jobs of the round trip: fetch a file as a person does, and count what it should hold."""

import io
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.test import Client

from florilege.cli.person import run_person
from florilege.infra import clock
from florilege.infra.schedule.rounds import go_round
from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.queries import person_by_email
from florilege.rights.export_schema import export_schema as schema_here
from florilege.rights.models import ExportOrder
from florilege.rights.tables import tables_about_people
from tests.canary import life, plan
from tests.canary.marks import Marks
from tests.kill.jobs.registering import job
from tests.letters import letters_to, link_in


@job
def export_schema() -> dict[str, object]:
    return schema_here()


@job
def fetch_all(person: str, marks: dict[str, str], into: str) -> list[int]:
    """Sign in, order, wait, fetch; then try to fetch the same link again, and from another browser."""
    told = Marks(**marks)
    given = {"email": told.second_email, "password": told.second_password}
    client = Client()
    assert client.post("/compte/entrer/", given).status_code == 302
    # The file that lay ready would be the one of the life's last line: ask for one of now.
    ExportOrder.objects.filter(person=UUID(person)).delete()
    client.post("/mes-donnees/export/")
    for number in range(3):
        go_round(at=clock.now() + timedelta(seconds=number))
    order = ExportOrder.objects.get(person=UUID(person))
    path = f"/mes-donnees/export/{order.id}/fichier/"
    stranger = Client().post(path).status_code
    answer = client.post(path)
    Path(into).write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    return [stranger, answer.status_code, client.post(path).status_code]


@job
def link_after(person: str, marks: dict[str, str], hours: int) -> int:
    """Order another one and come back after some hours."""
    told = Marks(**marks)
    given = {"email": told.second_email, "password": told.second_password}
    at = clock.now() + timedelta(hours=1)
    with clock.CLOCK.fixed(at):
        client = Client()
        client.post("/compte/entrer/", given)
        client.post("/mes-donnees/export/")
        for number in range(3):
            go_round(at=at + timedelta(seconds=number))
    order = ExportOrder.objects.filter(person=UUID(person)).latest("asked_at")
    with clock.CLOCK.fixed(at + timedelta(hours=hours)):
        client = Client()
        assert client.post("/compte/entrer/", given).status_code == 302
        return client.post(f"/mes-donnees/export/{order.id}/fichier/").status_code


@job
def counts(person: str) -> dict[str, int]:
    """Rows by the key under which they stand in an export."""
    who = SubjectRef(UUID(person))
    found: dict[str, int] = {}
    for table in tables_about_people():
        if table.holding.export:
            key = table.holding.export
            found[key] = found.get(key, 0) + table.rows(who).count()
    return found


@job
def command(words: list[str]) -> dict[str, object]:
    """Run a command as its process would, and give what it printed and how it ended."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run_person(words)
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


@job
def come_in(email: str, password: str, into: str) -> dict[str, object]:
    """Follow the letter, choose a password, sign in, and take everything away again."""
    person = person_by_email(email)
    assert person is not None
    texts = [text for _, text in letters_to(person)]
    client = Client()
    chosen = client.post(link_in(texts[-1]), {"password": password}).status_code
    signed = client.post("/compte/entrer/", {"email": email, "password": password}).status_code
    client.post("/mes-donnees/export/")
    for number in range(3):
        go_round(at=clock.now() + timedelta(seconds=number))
    order = ExportOrder.objects.get(person=person, fetched_at=None)
    answer = client.post(f"/mes-donnees/export/{order.id}/fichier/")
    Path(into).write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    return {"person": str(person), "letters": len(texts), "statuses": [chosen, signed]}


__all__ = ["life", "plan"]
