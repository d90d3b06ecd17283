"""A planted person is restricted: no page, job, mail or proof uses anything of theirs any more."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from florilege.cli.private_postgres import free_port
from florilege.infra.mail.serving import purpose_of
from florilege.kernel.vocabulary import Purpose
from tests.canary.conftest import Mailbox, new_marks
from tests.kill.conftest import SERVER
from tests.kill.conftest import sampled_engine as engine  # noqa: F401 - the engines
from tests.kill.houses import house

pytestmark = [pytest.mark.xdist_group("canary"), pytest.mark.promise("RGT-08")]

# What the law has archived goes on too: GDPR art. 18 stops the use, not the duty.
GOES_ON = {Purpose.RIGHTS.value, Purpose.SECURITY.value, Purpose.ARCHIVING.value}


@pytest.fixture(scope="module")
def told(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    mailbox = Mailbox()
    outside = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    outside.start()
    env = {
        "FLORILEGE_TEST_JOBS": "tests.who_sees_what.jobs",
        "FLORILEGE_SMTP_HOST": "127.0.0.1",
        "FLORILEGE_SMTP_PORT": str(outside.port),
    }
    try:
        with house(tmp_path_factory.mktemp("kept"), engine=engine, server=SERVER, **env) as home:
            marks = asdict(new_marks())
            lived = home.run("live", marks=marks)
            before = len(mailbox.letters)
            found = home.run("walk_restricted", person=lived["person"], marks=marks)
            later = [str(letter["To"]) for letter in mailbox.letters[before:]]
            yield {**found, "mailed": [to for to in later if lived["email"] in to]}
    finally:
        outside.stop()


def test_nothing_is_opened_but_for_rights_and_safety(told: dict[str, Any]) -> None:
    opened = [look for look in told["looks"] if look[3] == "open"]

    assert {purpose for purpose, *_rest in opened} <= GOES_ON, opened
    assert opened, "their own pages of rights do open"


def test_every_page_was_tried_and_every_job_has_run(told: dict[str, Any]) -> None:
    print(f"\n{told['tried']} pages by visitor, jobs: {', '.join(told['jobs'])}")
    assert told["tried"] > 500
    assert len(told["jobs"]) >= 10


@pytest.mark.promise("SEC-05")
def test_every_page_and_job_that_looked_stands_in_the_journal_in_words(
    told: dict[str, Any],
) -> None:
    assert len(told["places"]) > 40
    assert [route for route, words in told["places"].items() if words == route] == []


def test_nobody_else_sees_anything_but_the_officer_for_their_rights(told: dict[str, Any]) -> None:
    others = {place: words for place, words in told["seen"].items() if "themselves" not in place}

    assert {place for place in others if not place.startswith("officer|officer:")} == set(), others


def test_the_person_sees_it_on_the_pages_of_their_rights_alone(told: dict[str, Any]) -> None:
    own = {place.partition("|")[2] for place in told["seen"] if place.startswith("themselves")}

    assert {page for page in own if not page.startswith("rights:")} == {"account:profile"}, own


def test_no_letter_is_written_and_none_leaves_but_about_their_rights(told: dict[str, Any]) -> None:
    """What waited to be sent waits on; answers to what the person asked of the desk do leave."""
    assert told["letters"] == 0
    assert {purpose_of(kind) for kind in told["kinds_sent"]} <= {Purpose.RIGHTS}
    assert told["mailed"], "the relay takes what leaves"
