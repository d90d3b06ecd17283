"""A real mail server receives every kind of letter, in both languages, as text and as HTML."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from florilege.infra import clock
from florilege.infra.mail.kinds import PromotionalKind, kind_named, kinds
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from tests.infra.mail.letters_made import write_every_kind
from tests.mail_server import Received, mail_server
from tests.people_made import make_person

FETCHING = {"src", "srcset", "background", "poster", "data", "action"}


class Links(HTMLParser):
    """What a mail program would fetch by itself, and where its reader may go."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetched += [str(value) for name, value in attrs if name in FETCHING]
        self.links += [str(value) for name, value in attrs if tag == "a" and name == "href"]


@pytest.fixture(params=["fr", "en"])
def received(request: pytest.FixtureRequest, house: Path) -> dict[str, Received]:
    """Every kind, as it came over the wire; their kinds are known by their letters."""
    made = make_person(language=request.param)
    at = clock.now()
    with mail_server() as server:
        before = set(Letter.objects.values_list("id", flat=True))
        write_every_kind(made, language=request.param, at=at)
        Letter.objects.filter(id__in=before).delete()
        Letter.objects.filter(kind="enrolment_confirmed").exclude(made_at=at).delete()
        send_due(at=clock.now(), limit=100)
        codes = list(Letter.objects.order_by("due_at").values_list("kind", flat=True))
    assert len(server.letters) == len(codes)
    return {_code(one): one for one in server.letters}


def _code(one: Received) -> str:
    from florilege.infra.mail.tokens import letter_of

    letter = letter_of(one.message["Message-ID"].strip("<>").split("@")[0])
    assert letter is not None
    return Letter.objects.get(id=letter).kind


@pytest.mark.promise("NOT-02", "NOT-03", "NOT-04")
def test_every_kind_arrives_whole_without_anything_remote_or_rewritten(
    received: dict[str, Received],
) -> None:
    assert set(received) == {kind.code for kind in kinds()}
    for code, one in received.items():
        text, html = one.part("plain"), one.part("html")
        read = Links()
        read.feed(html)
        assert read.fetched == [], code
        assert not {"img", "script", "link", "iframe", "object", "form"} & read.tags, code
        assert not re.search(r"url\(|@import", html), code
        written = [to.rstrip(").,") for to in re.findall(r"https?://\S+", text)]
        places = set(written) | {f"mailto:{to}" for to in re.findall(r"[\w.-]+@[\w.-]+\w", text)}
        places |= {"mailto:bonjour@atelier-corolle.example"}
        places |= {f"{settings.SITE_URL}/confidentialite/"}
        assert set(read.links) <= places, code
        assert set(written) <= set(read.links), code
        here = settings.SITE_URL.split("/")[2]
        assert {link.split("/")[2] for link in written} <= {
            here,
            "127.0.0.1:8000",
            "www.cnil.fr",
        }, code
        assert "{{" not in text + html and "%(" not in text + html, code
        assert not re.search(r" [,.)]|\(\)", text), f"{code}: a fact is missing in a sentence"


@pytest.mark.promise("NOT-02")
def test_only_promotions_carry_the_one_click_headers_and_all_of_them_do(
    received: dict[str, Received],
) -> None:
    for code, one in received.items():
        way_out = one.message["List-Unsubscribe"]
        if not isinstance(kind_named(code), PromotionalKind):
            assert way_out is None, code
            assert one.message["Auto-Submitted"] == "auto-generated"
            continue
        link = str(way_out).strip().strip("<>")
        assert one.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert link in one.part("plain") and link in one.part("html")


def test_no_letter_names_its_reader_in_a_header(received: dict[str, Received]) -> None:
    for one in received.values():
        others = [value for name, value in one.message.items() if name != "To"]
        assert not any(one.to[0] in str(value) for value in others)
        assert one.sender == "ecole@corolle.example"
