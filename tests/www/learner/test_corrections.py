"""What a learner reads beside a marked question, before and after right answers are revealed."""

from typing import Any
from uuid import uuid4

from florilege.teaching.assessment.rules import response_of
from florilege.teaching.catalogue.enums import ItemKind
from florilege.teaching.catalogue.queries import ItemContent
from florilege.www.learner.corrections import Correction, Given, correction_of


def item(kind: ItemKind, **body: Any) -> ItemContent:
    return ItemContent(
        id=uuid4(),
        code="q",
        kind=kind,
        points=2,
        prompt_html="?",
        explanation_html="",
        body=body,
    )


CHOICES = item(
    ItemKind.MULTIPLE_CHOICE,
    choices=[
        {"id": "a", "text": "A", "correct": True, "feedback": "Oui."},
        {"id": "b", "text": "B", "correct": True, "feedback": "Aussi."},
        {"id": "c", "text": "C", "correct": False, "feedback": "Non."},
        {"id": "d", "text": "D", "correct": False, "feedback": ""},
    ],
)
PAIRS = item(
    ItemKind.MATCH,
    pairs=[
        {"id": "p1", "left": "Rose", "right": "Été"},
        {"id": "p2", "left": "Iris", "right": "Printemps"},
    ],
)
ORDER = item(ItemKind.ORDER, sequence=[{"id": "s1", "text": "Un"}, {"id": "s2", "text": "Deux"}])
NUMBER = item(ItemKind.NUMERIC, answer=12.5, tolerance=0, unit="€")


def corrected(
    question: ItemContent, value: str | list[str], *, points: float = 0, reveals: bool
) -> Correction:
    response = response_of(value)
    return correction_of(question, response=response, points=points, reveals=reveals)


def test_what_was_chosen_is_judged_and_the_rest_stays_unsaid() -> None:
    found = corrected(CHOICES, ["a", "c"], reveals=False)

    assert found.pieces == (
        Given(text="A", is_right=True, feedback="Oui."),
        Given(text="B", is_right=None, was_chosen=False),
        Given(text="C", is_right=False, feedback="Non."),
        Given(text="D", is_right=None, was_chosen=False),
    )


def test_once_revealed_what_was_missed_is_told() -> None:
    found = corrected(CHOICES, ["a", "c"], reveals=True)

    assert found.pieces[1] == Given(text="B", is_right=True, was_chosen=False, feedback="Aussi.")


def test_a_wrong_pair_names_its_right_side_only_once_revealed() -> None:
    given = ["p1 p2", "p2 p2"]

    hidden, told = (corrected(PAIRS, given, reveals=reveals) for reveals in (False, True))

    assert hidden.pieces == (
        Given(text="Rose", is_right=False, beside="Printemps"),
        Given(text="Iris", is_right=True, beside="Printemps"),
    )
    assert [piece.right for piece in told.pieces] == ["Été", ""]


def test_a_pair_without_answer_stays_unsaid_until_it_is_revealed() -> None:
    hidden, told = (corrected(PAIRS, ["p2 p2"], reveals=reveals) for reveals in (False, True))

    assert hidden.pieces[0] == Given(text="Rose", is_right=None, was_chosen=False)
    assert told.pieces[0].right == "Été"


def test_the_right_order_is_told_only_once_revealed_and_if_it_was_missed() -> None:
    assert corrected(ORDER, ["s2", "s1"], reveals=False).right == ()
    assert corrected(ORDER, ["s2", "s1"], reveals=True).right == ("Un", "Deux")
    assert corrected(ORDER, ["s1", "s2"], points=2, reveals=True).right == ()


def test_a_number_is_right_or_wrong_as_it_was_marked() -> None:
    right = corrected(NUMBER, "12,5", points=2, reveals=True)
    wrong = corrected(NUMBER, "40", reveals=False)

    assert (right.pieces, right.right) == ((Given(text="12,5", is_right=True),), ())
    assert (wrong.pieces, wrong.right) == ((Given(text="40", is_right=False),), ())


def test_no_answer_is_told_as_none() -> None:
    found = correction_of(NUMBER, response=None, points=0, reveals=False)

    assert (found.was_answered, found.pieces) == (False, ())
