"""A person takes their own file from elsewhere in, reads it, takes it along, and lets it go."""

import io
import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from florilege.infra.media.files import files_of
from florilege.kernel.vocabulary import Vault
from florilege.rights.models import Bringing, BroughtPage
from tests.canary.marks import work
from tests.people_made import Made, make_person
from tests.rights.bringing.files_made import Data, Members, changed, export_of, zipped
from tests.signing_in import browser
from tests.teaching.learners_made import make_learner, publish

pytestmark = pytest.mark.promise("RGT-03")
PAGE = "/mes-donnees/apporte/"


@pytest.fixture
def made(house: Path) -> Made:
    return make_person()


@pytest.fixture
def members(made: Made) -> Members:
    """What another school knew of somebody; nothing in it is of this house."""
    learner, _seat = make_learner(publish())

    def elsewhere(data: Data) -> None:
        data.update(site="https://ailleurs.example", school="École d’ailleurs")
        row = {"id": str(uuid4()), "colour": "mauve"}
        data["tables"]["badges"] = [row]

    found = changed(export_of(learner.person), elsewhere)
    (badge,) = json.loads(found["data.json"])["tables"]["badges"]
    return {**found, f"files/badges/{badge['id']}/badge.pdf": b"%PDF-1.7 mauve"}


def send(client: Client, file: io.BytesIO) -> int:
    upload = SimpleUploadedFile("mes-donnees.zip", file.getvalue(), "application/zip")
    return client.post(PAGE, {"file": upload}).status_code


def test_it_is_taken_in_read_and_let_go(made: Made, members: Members) -> None:
    client = browser(made)

    assert send(client, zipped(members)) == 302
    assert "progress" in client.get(PAGE).content.decode()
    work()

    page = client.get(PAGE).content.decode()
    assert "École d’ailleurs" in page
    (bringing,) = Bringing.objects.filter(person=made.person)
    numbers = BroughtPage.objects.filter(bringing=bringing).values_list("number", flat=True)
    read = [client.get(f"{PAGE}{bringing.id}/page/{n}/").content.decode() for n in numbers]
    assert any("mauve" in one for one in read)
    (path,) = {w.split('"')[0] for w in page.split('href="')[1:] if "apporte/document" in w}
    answer = client.get(path)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 mauve"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.post(f"{PAGE}{bringing.id}/retirer/").status_code == 302
    assert not Bringing.objects.exists()
    assert files_of(made.person) == ()


def test_the_profile_that_stands_here_is_not_touched(made: Made, members: Members) -> None:
    client = browser(made)
    before = client.get("/compte/profil/").content

    send(client, zipped(changed(members, lambda d: d["tables"]["profile"][0].update(phone="112"))))
    work()

    assert b'value="112"' not in client.get("/compte/profil/").content
    assert made.email.encode() in before


def test_what_is_wrong_is_said_and_nothing_is_kept(made: Made, members: Members) -> None:
    client = browser(made)
    wrong = changed(members, lambda data: data.update(version=99))
    upload = SimpleUploadedFile("x.zip", zipped(wrong).getvalue(), "application/zip")

    answer = client.post(PAGE, {"file": upload})

    assert answer.status_code == 422
    assert "data.json: version" in answer.content.decode()
    assert send(client, io.BytesIO(b"no zip")) == 422
    assert client.post(PAGE, {}).status_code == 422
    assert not Bringing.objects.exists()


def test_the_same_file_twice_makes_no_doubles(made: Made, members: Members) -> None:
    client = browser(made)
    for _ in range(2):
        assert send(client, zipped(members)) == 302
        work()

    assert Bringing.objects.count() == 1


def test_ones_own_file_of_this_house_is_refused(made: Made) -> None:
    assert send(browser(made), zipped(export_of(made.person))) == 422


def test_nobody_else_sees_it(made: Made, members: Members) -> None:
    send(browser(made), zipped(members))
    work()
    (bringing,) = Bringing.objects.all()
    other = browser(make_person())

    for path in (f"{bringing.id}/page/0/", f"{bringing.id}/avancement/"):
        assert other.get(PAGE + path).status_code == 404
        assert Client().get(PAGE + path).status_code in {302, 401}
    other.post(f"{PAGE}{bringing.id}/retirer/")
    assert Bringing.objects.count() == 1


def queries(client: Client, path: str) -> int:
    with_all = [CaptureQueriesContext(connections[vault.value]) for vault in Vault]
    for one in with_all:
        one.__enter__()
    try:
        assert client.get(path).status_code == 200
    finally:
        for one in with_all:
            one.__exit__(None, None, None)
    return sum(len(one) for one in with_all)


def test_its_queries_are_the_same_however_much_was_brought(made: Made, members: Members) -> None:
    client = browser(made)
    found = []
    for number in range(3):

        def more(data: Data, number: int = number) -> None:
            data["person"] = str(uuid4())
            data["tables"]["badges"] += [{"id": str(uuid4())} for _ in range(200 * number)]

        bare = {name: raw for name, raw in members.items() if "xapi" not in name}
        send(client, zipped(changed(bare, more)))
        work()
        found.append(queries(client, PAGE))

    print(f"\n{found} queries")
    assert found[0] == found[1] == found[2] <= 12
