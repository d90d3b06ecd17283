"""Every page of the project declares itself, and who-sees-what is complete for what they declare."""

import pytest
from django.urls import get_resolver

from florilege.oversight.sights import PageSight
from florilege.www.officer.pages import (
    archive_pages,
    declared_pages,
    views,
    views_in,
    who_sees_what,
)


@pytest.mark.promise("SEC-04")
def test_every_view_declares_its_purpose_vaults_and_roles() -> None:
    undeclared = sorted(views().keys() - declared_pages().keys())

    assert undeclared == []
    for name, page in declared_pages().items():
        assert page.roles, name
        assert page.purposes or not page.looks_at, name


@pytest.mark.promise("SEC-04")
def test_who_sees_what_has_every_role_of_every_page() -> None:
    found = {(line.page, line.role) for line in who_sees_what()}

    pages = archive_pages() | declared_pages()
    assert found == {(name, role) for name, page in pages.items() for role in page.roles}


@pytest.mark.promise("SEC-04", "POL-08")
def test_each_field_of_a_page_is_declared_and_allowed_to_a_role_of_the_page() -> None:
    by_page: dict[str, list[PageSight]] = {}
    for line in who_sees_what():
        by_page.setdefault(line.page, []).append(line)

    refused = [
        (name, field)
        for name, lines in by_page.items()
        for field in (archive_pages() | declared_pages())[name].looks_at
        if not any(seen.grants for line in lines for seen in line.fields if seen.field == field)
    ]
    assert refused == []


def test_a_name_leads_to_one_view() -> None:
    named: dict[str, set[object]] = {}
    for name, view in views_in(get_resolver().url_patterns):
        named.setdefault(name, set()).add(view)

    assert [name for name, found in named.items() if len(found) > 1] == []
