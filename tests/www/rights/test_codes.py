"""What a person's rows hold in codes and ids stands in words on their pages and in their file."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from florilege.infra.media.fields import SealedFileField
from florilege.kernel.codes import Code, Named, in_words, readers
from florilege.kernel.declarations import Personal
from florilege.kernel.registry import REGISTRY
from florilege.teaching.enrolment.models import Enrolment
from florilege.teaching.progress.models import Place
from tests.oversight.counting import query_count
from tests.signing_in import browser
from tests.teaching.certification.earning import Learner, finish, learner, read_lessons
from tests.www.learner.reading import words_of
from tests.www.rights.test_own_data import fetched

DETAIL = "/mes-donnees/detail/"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
CODES = {"controle", "epreuve", "etapes", "p1 p1", "s1"}  # the others are words too


def personal_fields() -> list[tuple[type[models.Model], str, Personal]]:
    return [
        (model, name, declared)
        for holding in REGISTRY.about_people()
        for model in (apps.get_model(holding.model),)
        for name, declared in holding.personal_fields.items()
        if declared.exported and not isinstance(model._meta.get_field(name), SealedFileField)
    ]


def test_every_kind_of_code_is_read_by_a_room() -> None:
    assert readers().keys() == set(Named)
    assert {declared.named for *_place, declared in personal_fields() if declared.named} == set(
        Named
    )


def test_a_personal_field_that_holds_a_code_or_an_id_says_what_it_names() -> None:
    ids = (models.UUIDField, models.ForeignKey)
    silent = [
        f"{model._meta.label}.{name}"
        for model, name, declared in personal_fields()
        if not declared.named
        and (name.endswith("_code") or isinstance(model._meta.get_field(name), ids))
    ]

    assert silent == []


def finished() -> Learner:
    """Somebody who did every lesson and quiz of the sample course."""
    who = learner()
    finish(who)
    return who


@pytest.mark.promise("RGT-01")
def test_category_pages_say_sessions_lessons_questions_and_answers_in_words(house: Path) -> None:
    who = finished()
    client = browser(who.made)

    seats = words_of(client.get(f"{DETAIL}enrolments/"))
    progress = words_of(client.get(f"{DETAIL}progress/"))
    answers = words_of(client.get(f"{DETAIL}assessment/"))
    results = words_of(client.get(f"{DETAIL}assessment/?page=2"))

    assert "Premier bouquet, édition 1" in seats
    assert not UUID.search(seats)
    assert "Les gestes" in progress
    assert "Le contrôle" in answers
    assert "Le contrôle, question 1" in answers
    assert "Le couteau · La serpette" in answers
    assert "Tulipe → Printemps · Dahlia → Automne · Hellébore → Hiver" in answers
    assert "Effeuiller · Couper · Assembler · Lier" in answers
    assert "Le contrôle, question 1" in results
    assert "RESPONSE" not in answers
    assert "12,50 €" in answers, "what was typed stands as it was typed"
    for page in (progress, answers, results):
        assert not any(re.search(rf"\b{code}\b", page) for code in CODES), page


def test_a_lesson_that_the_followed_edition_lost_keeps_its_title(house: Path) -> None:
    who = learner()
    read_lessons(who, "gestes")
    row = Place(enrolment_id=who.seat.id, activity_code="gestes")
    gone = Place(enrolment_id=who.seat.id, activity_code="jamais-vue")
    Enrolment.objects.filter(id=who.seat.id).update(version_id=who.seat.id)

    found = in_words([Code(Named.ACTIVITY, one, one.activity_code) for one in (row, gone)])

    assert found == ["Les gestes", "jamais-vue"]


@pytest.mark.promise("RGT-01")
@pytest.mark.parametrize("category", ["enrolments", "progress", "assessment"])
def test_words_cost_the_same_for_one_row_and_for_many(house: Path, category: str) -> None:
    few, many = learner(), learner(given_name="Pia")
    read_lessons(few, "gestes")
    finish(many)
    page = f"{DETAIL}{category}/"

    costs = [query_count(browser(who.made), page) for who in (few, many)]

    assert max(costs) <= 12, costs


@pytest.mark.promise("RGT-02")
def test_the_page_in_the_file_says_words_and_the_data_keep_the_codes(house: Path) -> None:
    who = finished()

    archive = fetched(browser(who.made), who.made)

    data = json.loads(archive.read("data.json"))["tables"]
    assert {row["activity_code"] for row in data["attempts"]} == {"controle", "epreuve"}
    for name, said in (("index.html", "édition"), ("index.en.html", "edition")):
        page = archive.read(name).decode()
        assert "Le contrôle, question 1" in page
        assert f"Premier bouquet, {said} 1" in page
        assert "RESPONSE" not in page
