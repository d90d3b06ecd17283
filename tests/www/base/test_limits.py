"""What is too large, stale or unknown gets a sentence, in both languages, and touches nothing."""

from pathlib import Path

import pytest
from django.test import Client, RequestFactory

from florilege.www.base.errors import server_error

TWO_GIGABYTES = 2 * 1024**3


@pytest.mark.parametrize(("language", "words"), [("fr", "20"), ("en", "20")])
def test_two_gigabytes_are_refused_before_they_are_read(
    house: Path, language: str, words: str
) -> None:
    client = Client(headers={"accept-language": language})

    answer = client.generic(
        "POST", "/compte/entrer/", b"", headers={"content-length": str(TWO_GIGABYTES)}
    )

    page = answer.content.decode()
    assert answer.status_code == 413
    assert words in page
    assert f'lang="{language}"' in page


def test_an_unknown_address_says_what_comes_next(house: Path) -> None:
    answer = Client().get("/rien/de/tel/")

    assert answer.status_code == 404
    assert "Il n’y a pas de page" in answer.content.decode()


def test_an_old_form_is_explained_and_not_obeyed(house: Path) -> None:
    answer = Client(enforce_csrf_checks=True).post("/compte/sortir/")

    assert answer.status_code == 403
    assert "traceback" not in answer.content.decode().lower()


def test_a_fault_of_ours_shows_no_trace(house: Path) -> None:
    answer = server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Traceback" not in answer.content.decode()


def test_headers_close_what_a_page_does_not_need(house: Path) -> None:
    answer = Client().get("/compte/entrer/")

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_no_page_asks_anything_of_another_house(house: Path) -> None:
    """Nothing is fetched from elsewhere: no font, script, picture or form of a third party."""
    for path in ("/", "/formations/", "/confidentialite/", "/compte/ouvrir/", "/accessibilite/"):
        page = Client().get(path).content.decode()
        for mark in ('src="http', 'action="http', '<link rel="stylesheet" href="http'):
            assert mark not in page, path


@pytest.mark.promise("LRN-09")
def test_pages_come_in_the_language_of_the_browser_until_one_is_chosen(house: Path) -> None:
    client = Client(headers={"accept-language": "en"})
    assert 'lang="en"' in client.get("/compte/entrer/").content.decode()

    client.post("/langue/", {"language": "fr", "next": "/compte/entrer/"})

    assert 'lang="fr"' in client.get("/compte/entrer/").content.decode()


def test_the_way_on_never_leads_out_of_the_house(house: Path) -> None:
    answer = Client().post("/langue/", {"language": "fr", "next": "https://ailleurs.example/"})

    assert answer["Location"] == "/"
