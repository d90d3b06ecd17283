"""Roles × pages × fields: what is answered and shown is what the generated table says."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pytest

from florilege.kernel.vocabulary import Role
from florilege.www.officer.pages import declared_pages, views, who_sees_what
from tests.canary.conftest import new_marks
from tests.kill.conftest import SERVER
from tests.kill.conftest import sampled_engine as engine  # noqa: F401 - the engines
from tests.kill.houses import house
from tests.who_sees_what.walking import NOT_TRIED

pytestmark = [pytest.mark.xdist_group("canary"), pytest.mark.promise("SEC-04")]

ROLES: dict[str, set[Role]] = {
    "stranger": {Role.ANONYMOUS},
    "themselves": {Role.LEARNER, Role.TRAINER},
    "other learner": {Role.LEARNER},
    "own trainer": {Role.LEARNER, Role.TRAINER},
    "other trainer": {Role.LEARNER, Role.TRAINER},
    "contact": {Role.CONTACT},
    **{role.value: {Role.LEARNER, role} for role in
       (Role.OFFICE, Role.OFFICER, Role.SECURITY, Role.OPERATOR, Role.ARCHIVIST)},
}  # fmt: skip
# In which declared fields the planted words stand.
STANDS_IN = {
    "given_name": {"identity.Profile.given_name"},
    "family_name": {"identity.Profile.family_name"},
    "new family_name": {"identity.Profile.family_name"},
    "pseudonym": {"identity.Profile.pseudonym"},
    "goals": {"identity.Profile.goals"},
    "interests": {"identity.Profile.interests"},
    "languages": {"identity.Profile.languages"},
    "email": {
        "credentials.Account.email",
        "credentials.AddressChange.email",
        "mail.Letter.address",
        "rights.RightsRequest.writer_email",
    },
    "phone": {"identity.Profile.phone", "contacts.Contact.phone"},
    "response": {"assessment.AttemptStep.response"},
    "locator": {"progress.Place.locator", "progress.Place.earlier_locator"},
}
PRINTED = {
    "documents.IssuedDocument.facts",
    "documents.IssuedDocument.file",
    "certification.CertificateSharing.shown",
}
for _name in ("given_name", "family_name", "new family_name"):
    STANDS_IN[_name] |= PRINTED
REFUSED = {403, 302, 401}
NOT_THERE = {404, 405, 410}


@dataclass(frozen=True)
class Walk:
    answers: dict[tuple[str, str], dict[str, Any]]

    def of(self, visitor: str, page: str) -> dict[str, Any]:
        return self.answers[visitor, page]


@pytest.fixture(scope="module")
def walk(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    env = {"FLORILEGE_TEST_JOBS": "tests.who_sees_what.jobs", "FLORILEGE_MAIL": "mailbox"}
    folder = tmp_path_factory.mktemp("doors")
    with house(folder, engine=engine, server=SERVER, **env) as home:
        marks = asdict(new_marks())
        person = home.run("live", marks=marks)["person"]
        told = home.run("walk", person=person, marks=marks)
        yield Walk({tuple(key.split("|")): value for key, value in told.items()})  # type: ignore[misc]


def lines() -> dict[tuple[Role, str], Any]:
    return {(line.role, line.page): line for line in who_sees_what()}


def acting(visitor: str, page: str) -> Role | None:
    """As what the table lets somebody in: the first role of the page's list that they hold."""
    held = ROLES[visitor] | {Role.ANONYMOUS}
    return next((role for role in declared_pages()[page].roles if role in held), None)


def test_every_address_has_a_declared_page() -> None:
    assert [name for name, view in views().items() if not hasattr(view, "page")] == []


def test_every_page_was_tried_by_everybody(walk: Walk) -> None:
    expected = {(v, p) for v in ROLES for p in declared_pages() if p not in NOT_TRIED}

    assert set(walk.answers) == expected
    print(f"\n{len(ROLES)} visitors tried {len(expected) // len(ROLES)} pages")


def test_who_is_not_in_the_table_is_turned_away(walk: Walk) -> None:
    wrong = []
    for (visitor, page), answer in walk.answers.items():
        if acting(visitor, page) is None:
            turned = {302, 401} if visitor == "stranger" else {403}
            fits = answer["get"] in turned and answer["post"] in {None, *turned}
            if answer["get"] == 302:
                fits = fits and answer["to"].startswith("/compte/entrer/")
            if not fits or answer["seen"]:
                wrong.append((visitor, page, answer))
    assert wrong == []


def test_who_is_in_the_table_is_let_in(walk: Walk) -> None:
    wrong = []
    for (visitor, page), answer in walk.answers.items():
        role = acting(visitor, page)
        if role is not None:
            assert (role, page) in lines()
            if answer["get"] not in {200, 302, *NOT_THERE} or answer["post"] in {403, 500}:
                wrong.append((visitor, page, answer))
    assert wrong == []


def test_a_page_shows_only_the_fields_that_the_table_lists(walk: Walk) -> None:
    """To others than the person. A page that lists none may show what its grants reach at most."""
    wrong, table = [], lines()
    for (visitor, page), answer in walk.answers.items():
        role = acting(visitor, page)
        if role is None or visitor == "themselves":
            continue
        listed = {field.field for field in table[role, page].fields if field.grants}
        wrong += [(visitor, page, name) for name in answer["seen"] if not STANDS_IN[name] & listed]
    assert wrong == []


def test_own_pages_show_only_the_fields_that_they_declare(walk: Walk) -> None:
    """ "My data" shows everything; every other page that lists fields shows no other."""
    wrong = []
    for (visitor, page), answer in walk.answers.items():
        listed = set(declared_pages()[page].looks_at)
        if visitor != "themselves" or page.startswith("rights:"):
            continue
        wrong += [(page, name) for name in answer["seen"] if not STANDS_IN[name] & listed]
    assert wrong == []


@pytest.mark.promise("LRN-08", "COM-07")
def test_another_persons_ids_lead_nowhere(walk: Walk) -> None:
    """Same address, other visitor: not found, whatever role they hold elsewhere."""
    theirs = [p for p in declared_pages() if p.startswith("learner:")]
    theirs += ["rights:request", "rights:request_withdraw", "rights:lift"]
    theirs += ["rights:export_progress", "rights:export_fetch", "public:withdraw", "public:media"]
    wrong = []
    for page in theirs:
        if "<" not in address_of(page):
            continue
        for visitor in ROLES.keys() - {"themselves", "stranger"}:
            if acting(visitor, page) is None:
                continue
            answer = walk.of(visitor, page)
            if answer["get"] not in NOT_THERE or answer["post"] not in {None, *NOT_THERE}:
                wrong.append((visitor, page, answer))
            assert answer["seen"] == []
    assert wrong == []


@pytest.mark.promise("COM-07")
def test_a_trainer_sees_their_own_session_and_nothing_of_another(walk: Walk) -> None:
    own, other = (
        walk.of("own trainer", "trainer:session"),
        walk.of("other trainer", "trainer:session"),
    )

    assert (own["get"], other["get"]) == (200, 404)
    assert set(own["seen"]) == {"given_name", "new family_name"}
    assert other["seen"] == []


def test_the_walk_sees_what_is_shown(walk: Walk) -> None:
    """The search for planted words finds them where they belong."""
    assert set(walk.of("office", "office:session")["seen"]) >= {"given_name", "email", "phone"}
    assert set(walk.of("themselves", "account:profile")["seen"]) >= {"goals", "pseudonym", "phone"}
    assert walk.of("themselves", "learner:course")["get"] == 200
    assert "given_name" in walk.of("stranger", "public:check_number")["seen"]


def address_of(page: str) -> str:
    from django.urls import get_resolver

    resolver, route = get_resolver(), ""
    *spaces, last = page.split(":")
    for space in spaces:
        resolver = resolver.namespace_dict[space][1]
    for pattern in resolver.url_patterns:
        if getattr(pattern, "name", None) == last:
            route = str(pattern.pattern)
    return route
