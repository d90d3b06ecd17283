"""What one meets where there is nothing to read, and where one stands in the menu."""

from pathlib import Path

from tests.people_made import make_person
from tests.signing_in import browser

from florilege.kernel.vocabulary import Role


def test_an_address_that_only_takes_a_form_says_so(house: Path) -> None:
    answer = browser(make_person()).get("/mes-donnees/choix/limiter/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Il n’y a rien à lire à cette adresse" in answer.content.decode()


def test_only_the_nearest_line_of_the_menu_is_the_current_one(house: Path) -> None:
    made = make_person(roles=(Role.OFFICE,))

    page = browser(made).get("/bureau/contacts/").content.decode()

    menu = page[page.index('id="menu"') : page.index("</nav>")]
    assert menu.count('aria-current="page"') == 1
    assert '<a href="/bureau/contacts/" aria-current="page">' in menu
