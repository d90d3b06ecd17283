"""Everything planted about a person is in their file, and nothing about anybody else."""

import json
import re
from dataclasses import asdict
from io import BytesIO

import jsonschema
import pytest
from pypdf import PdfReader

from florilege.kernel.registry import REGISTRY
from tests.canary.encodings import Search
from tests.canary.marks import PHONE, ZONE
from tests.canary.plan import How, planned
from tests.roundtrip.conftest import Fetched

pytestmark = [pytest.mark.xdist_group("canary"), pytest.mark.promise("RGT-02")]


def exported() -> list[tuple[str, str, str]]:
    """Every exported field: its label, the key of its table, its name."""
    return [
        (f"{holding.model}.{name}", holding.export, name)
        for holding in REGISTRY.about_people()
        if holding.export
        for name, declared in holding.personal_fields.items()
        if declared.exported
    ]


def files() -> set[str]:
    return {one.field for one in planned() if one.how is How.FILE}


def test_the_file_is_valid_against_the_published_schema(fetched: Fetched) -> None:
    schema = json.loads(fetched.members["schema.json"])

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(
        fetched.data,
        schema,
        cls=jsonschema.Draft202012Validator,
        format_checker=jsonschema.FormatChecker(),
    )
    assert schema == fetched.schema


def test_every_exported_field_of_every_row_is_there(fetched: Fetched) -> None:
    tables = fetched.own

    rows = {key: len(found) for key, found in tables.items()}
    # The order of this very file came after it was begun.
    assert rows == fetched.counts
    there = {
        label: any(row[name] not in (None, "", {}, []) for row in tables[key])
        for label, key, name in exported()
        if label not in files()
    }
    empty = {label for label, found in there.items() if not found}
    not_yet = {"rights.ErasureRequest.asked_at", "rights.ExportOrder.ready_at"}
    not_yet |= {"rights.ExportOrder.fetched_at", "rights.ExportOrder.ends_at"}
    assert empty <= not_yet, empty
    print(f"\n{len(there) - len(empty)} of {len(there)} exported fields stand in the file")


def test_every_planted_text_is_there(fetched: Fetched) -> None:
    tables, missing = fetched.own, []
    for label, key, name in exported():
        if label in files() or fetched.coverage[label] != How.TEXT:
            continue
        otherwise = {"identity.Profile.phone": PHONE, "identity.Profile.time_zone": ZONE}
        otherwise["contacts.Contact.phone"] = PHONE
        marks = [otherwise.get(label, fetched.marks.sealed), fetched.marks.open]
        if not any(mark in json.dumps(row[name]) for row in tables[key] for mark in marks):
            missing.append(label)

    assert missing == []


def test_every_file_of_the_person_is_there_as_it_was_issued(fetched: Fetched) -> None:
    documents, members = fetched.own["documents"], fetched.members
    pdfs = {name: raw for name, raw in members.items() if name.startswith("files/documents/")}

    assert len(pdfs) == len([row for row in documents if row["sha256"]]) >= 2
    for name, raw in pdfs.items():
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages)
        assert fetched.marks.sealed in text, name


def test_nothing_about_anybody_else_is_there(fetched: Fetched) -> None:
    other = [*asdict(fetched.other).values(), fetched.other_person, fetched.other.email]

    hits = []
    for name, raw in fetched.members.items():
        hits += Search(other).hits(raw, name)

    assert hits == []
    # The same search finds the person themselves in it.
    own = Search([fetched.marks.sealed]).hits(fetched.members["data.json"], "data.json")
    assert list(own)


def test_no_password_and_no_secret_is_there(fetched: Fetched) -> None:
    secrets = [fetched.marks.password, fetched.marks.second_password, "argon2"]

    for name, raw in fetched.members.items():
        assert list(Search(secrets).hits(raw, name)) == []


def test_what_is_portable_in_law_is_marked(fetched: Fetched) -> None:
    marks, fields = fetched.data["marks"], exported()

    assert {(key, name) for key, told in marks.items() for name in told} == {
        (key, name) for label, key, name in fields
    }
    assert marks["profile"]["given_name"] == "given"
    assert marks["learning_history"]["seconds"] == "observed"
    assert marks["outcomes"]["score"] == "computed"
    assert marks["legal_holds"]["reason"] == "written"
    assert marks["requests"]["told"] == "other_basis"
    for name, word in (("LISEZ-MOI.txt", "portabilité"), ("README.txt", "portability")):
        text = fetched.members[name].decode()
        assert word in text
        assert all(f"{mark}" in text for told in marks.values() for mark in told.values())


def test_it_opens_as_a_page_without_script(fetched: Fetched) -> None:
    for name in ("index.html", "index.en.html"):
        page = fetched.members[name].decode()
        assert "<script" not in page
        assert not re.findall(r"(?:src|href)=.https?:", page)
        assert fetched.marks.sealed in page
        links = set(re.findall(r'href="([^"#]+)"', page))
        assert links <= fetched.members.keys(), links - fetched.members.keys()


def test_archived_documents_are_in_it_while_the_account_lives(fetched: Fetched) -> None:
    archived = fetched.own["archived"]
    documents = {row["kind"]: row["id"] for row in fetched.own["documents"]}

    assert archived
    for row in archived:
        if row["kind"] in documents:
            folder = f"files/documents/{documents[row['kind']]}/"
            assert any(name.startswith(folder) for name in fetched.members)


def test_every_other_member_is_whole_json(fetched: Fetched) -> None:
    for name, raw in fetched.members.items():
        if name.endswith(".json"):
            json.loads(raw)
    assert {"data.json", "schema.json", "looks.json"} <= set(fetched.members)


def test_it_is_fetched_once_and_by_nobody_else(fetched: Fetched) -> None:
    stranger, first, second = fetched.statuses

    assert (stranger, first, second) == (302, 200, 410)


def test_the_link_dies(fetched: Fetched) -> None:
    marks = asdict(fetched.marks)

    assert fetched.home.run("link_after", person=fetched.person, marks=marks, hours=71) == 200
    assert fetched.home.run("link_after", person=fetched.person, marks=marks, hours=73) == 410
