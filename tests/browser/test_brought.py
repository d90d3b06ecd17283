"""What was brought from elsewhere, and the page inside the file, as people read them."""

import io
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page
from tests.browser.fixtures import assert_accessible, assert_fits, keep_picture
from tests.browser.test_rights_desk import SIZES, read_all, signed_in
from tests.canary.marks import work
from tests.people_made import make_person
from tests.rights.bringing.files_made import Data, Members, changed, export_of, zipped
from tests.teaching.learners_made import make_learner, publish

from florilege.infra import clock
from florilege.rights.actions.bring_person import bring_own
from florilege.rights.models import Bringing, BroughtPage

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def from_elsewhere() -> Members:
    learner, _seat = make_learner(publish())

    def elsewhere(data: Data) -> None:
        data.update(site="https://ecole-des-roses.example", school="École des roses")
        data["tables"]["badges"] = [{"id": str(uuid4()), "colour": "mauve"}]

    return changed(export_of(learner.person), elsewhere)


@pytest.mark.promise("RGT-03")
@pytest.mark.parametrize("size", SIZES)
def test_what_i_brought(house: Path, open_browser: Callable[..., Page], size: str) -> None:
    made = make_person()
    page = signed_in(open_browser(size), made)
    read_all(page, size, {"brought-empty": "/mes-donnees/apporte/"})
    file: io.BytesIO = zipped(from_elsewhere())
    bring_own(file, person=made.person, at=clock.now())
    read_all(page, size, {"brought-under-way": "/mes-donnees/apporte/"})
    page.goto("about:blank")  # the page under way would fetch itself again, in the midst of another
    work()

    bringing = Bringing.objects.get(person=made.person)
    number = BroughtPage.objects.filter(bringing=bringing).order_by("number").first()
    assert number is not None
    read_all(page, size, {
        "brought": "/mes-donnees/apporte/",
        "brought-page": f"/mes-donnees/apporte/{bringing.id}/page/{number.number}/",
    })  # fmt: skip


@pytest.mark.promise("RGT-02")
@pytest.mark.parametrize("size", SIZES)
def test_the_page_in_the_file(
    house: Path, open_browser: Callable[..., Page], size: str, tmp_path: Path
) -> None:
    learner, _seat = make_learner(publish())
    for name, content in export_of(learner.person).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    page = open_browser(size, scripts=False)

    page.goto((tmp_path / "index.html").as_uri())
    keep_picture(page, f"file-{size}")
    assert_fits(page)
    page.get_by_role("link", name="English").click()

    assert page.get_by_role("heading", level=1).inner_text() == "My data"
    with_scripts = open_browser(size)
    with_scripts.goto((tmp_path / "index.html").as_uri())
    assert_accessible(with_scripts)
