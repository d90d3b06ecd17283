"""Reading a course: a sound one gives all its parts; a broken one every fault with its line."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from florilege.teaching.catalogue.enums import ActivityKind, CourseLevel, ItemKind, Modality
from florilege.teaching.catalogue.source.course import course_folders, read_course
from florilege.teaching.catalogue.source.faults import CourseRefused
from tests.teaching.catalogue.courses_written import document, film, write_course

Break = Callable[[Path], None]


def read(folder: Path):
    return read_course(folder, media_address=lambda media_id: f"/fichier/{media_id}/")


def faults_of(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(CourseRefused) as refusal:
        read(folder)
    return [(fault.file, fault.line, fault.kind.value) for fault in refusal.value.faults]


def replaced(file: str, old: str, new: str) -> Break:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def written(file: str, content: bytes) -> Break:
    return lambda folder: (folder / file).write_bytes(content) and None


def without(file: str) -> Break:
    return lambda folder: (folder / file).unlink()


def test_a_sound_course_gives_all_its_parts(tmp_path: Path) -> None:
    course = read(write_course(tmp_path))

    assert (course.slug, course.version, course.language) == ("bouquet-rond", "1", "fr")
    assert (course.hours, course.price_cents) == (Decimal("7.5"), 42000)
    assert (course.modality, course.level) == (Modality.MIXED, CourseLevel.BEGINNER)
    assert course.description_html == (
        "<p>Un <strong>premier</strong> paragraphe.</p>\n<p>Un second.</p>"
    )
    assert [(m.code, [a.code for a in m.activities]) for m in course.modules] == [
        ("preparer", ["poste", "film"]),
        ("lier", ["fiche", "quiz"]),
    ]
    assert [(a.kind, a.required) for m in course.modules for a in m.activities] == [
        (ActivityKind.TEXT, True),
        (ActivityKind.VIDEO, True),
        (ActivityKind.DOCUMENT, False),
        (ActivityKind.QUIZ, True),
    ]
    assert sorted(media.media_type for media in course.media) == [
        "application/pdf",
        "image/svg+xml",
        "text/vtt",
        "video/mp4",
    ]


def test_a_quiz_keeps_what_each_kind_of_question_needs(tmp_path: Path) -> None:
    course = read(write_course(tmp_path))

    quiz = course.modules[1].activities[1].quiz
    assert quiz is not None
    assert (quiz.passing_percent, quiz.introduction_html) == (70, "<p>Deux minutes.</p>")
    assert [item.kind for item in quiz.items] == list(ItemKind)
    bodies = [dict(item.body) for item in quiz.items]
    assert bodies[0] == {
        "choices": [
            {"id": "a", "text": "Droite", "correct": False, "feedback": "Non."},
            {"id": "b", "text": "En biseau", "correct": True, "feedback": "Oui."},
        ]
    }
    assert bodies[2]["pairs"][1] == {"id": "p2", "left": "Renoncule", "right": "Creuse"}
    assert bodies[3]["sequence"][0] == {"id": "s1", "text": "Effeuiller"}
    assert bodies[4] == {"answer": 12.5, "tolerance": 0.5, "unit": "€"}
    assert bodies[5] == {"accepted": ["vrille", "la vrille"]}
    assert quiz.items[0].prompt_html == "Quelle <strong>coupe</strong>\u202f?"


def test_the_same_files_give_the_same_hash_and_any_change_another(tmp_path: Path) -> None:
    one = read(write_course(tmp_path / "un")).content_hash
    same = read(write_course(tmp_path / "deux")).content_hash
    changed = write_course(tmp_path / "trois")
    replaced("01-preparer/coupe.vtt", "Une lame propre.", "Une lame nette.")(changed)

    assert same == one
    assert read(changed).content_hash != one


def test_every_course_of_a_folder_is_found(tmp_path: Path) -> None:
    for slug in ("b", "a"):
        write_course(tmp_path / "cours" / slug, slug=slug)

    assert [folder.name for folder in course_folders(tmp_path)] == ["a", "b"]


MODULE, QUIZ, LESSON = "01-preparer/module.toml", "02-lier/bilan.quiz.toml", "01-preparer/poste.md"
CASES: dict[str, tuple[Break, list[tuple[str, int, str]]]] = {
    "no course": (without("course.toml"), [("course.toml", 1, "no_course")]),
    "not toml": (
        replaced("course.toml", 'nsf = "312"', "nsf = 312 et demi"),
        [("course.toml", 22, "bad_toml")],
    ),
    "not utf-8": (
        written("01-preparer/poste.md", b"ligne\nune autre \xe9\n"),
        [(LESSON, 2, "not_utf8")],
    ),
    "empty file": (written("01-preparer/poste.md", b" \n"), [(LESSON, 1, "empty_file")]),
    "missing key": (
        replaced("course.toml", "price_cents = 42000\n", ""),
        [("course.toml", 1, "missing_key")],
    ),
    "missing key of an activity": (
        replaced(MODULE, "minutes = 5\n", ""),
        [(MODULE, 12, "missing_key")],
    ),
    "unknown key": (
        replaced(MODULE, "minutes = 5\n", "minutes = 5\nminuts = 6\n"),
        [(MODULE, 17, "unknown_key")],
    ),
    "wrong type": (
        replaced(MODULE, "minutes = 5", 'minutes = "cinq"'),
        [(MODULE, 16, "wrong_type")],
    ),
    "a truth value is no number": (
        replaced(QUIZ, "attempts = 0", "attempts = true"),
        [(QUIZ, 2, "wrong_type")],
    ),
    "empty": (
        replaced("course.toml", '"Leçons et exercices."', '"  "'),
        [("course.toml", 18, "empty")],
    ),
    "empty line of a list": (
        replaced("course.toml", '"Lier le bouquet"', '""'),
        [("course.toml", 17, "empty")],
    ),
    "too long": (
        replaced("course.toml", 'nsf = "312"', 'nsf = "312 et plus loin"'),
        [("course.toml", 22, "too_long")],
    ),
    "unknown kind of activity": (
        replaced(MODULE, 'kind = "video"', 'kind = "film"'),
        [
            (MODULE, 14, "not_among"),
            (MODULE, 17, "wrong_ending"),
            (MODULE, 18, "unknown_key"),
        ],
    ),
    "unknown kind of question": (
        replaced(QUIZ, 'kind = "numeric"', 'kind = "calcul"'),
        [
            (QUIZ, 48, "missing_key"),
            (QUIZ, 50, "not_among"),
            (QUIZ, 53, "unknown_key"),
            (QUIZ, 54, "unknown_key"),
            (QUIZ, 55, "unknown_key"),
        ],
    ),
    "unknown language": (
        replaced("course.toml", 'language = "fr"', 'language = "br"'),
        [("course.toml", 3, "not_among")],
    ),
    "out of bounds": (
        replaced("course.toml", "passing_percent = 70", "passing_percent = 170"),
        [("course.toml", 27, "out_of_bounds")],
    ),
    "not a number at all": (
        replaced("course.toml", "hours = 7.5", "hours = nan"),
        [("course.toml", 11, "out_of_bounds")],
    ),
    "bad id": (
        replaced(MODULE, 'id = "film"', 'id = "Le film"'),
        [(MODULE, 13, "bad_code")],
    ),
    "the same id in two modules": (
        replaced("02-lier/module.toml", 'id = "fiche"', 'id = "poste"'),
        [("02-lier/module.toml", 6, "duplicate_id")],
    ),
    "two modules of one id": (
        replaced("02-lier/module.toml", 'id = "lier"', 'id = "preparer"'),
        [("02-lier/module.toml", 1, "duplicate_id")],
    ),
    "two questions of one id": (
        replaced(QUIZ, 'id = "q2"', 'id = "q1"'),
        [(QUIZ, 18, "duplicate_id")],
    ),
    "two answers of one id": (
        replaced(QUIZ, '{ id = "c", text', '{ id = "a", text'),
        [(QUIZ, 25, "duplicate_id")],
    ),
    "no module": (
        replaced("course.toml", 'modules = ["01-preparer", "02-lier"]', "modules = []"),
        [("course.toml", 24, "no_module")],
    ),
    "a module that is not there": (
        replaced("course.toml", '"02-lier"]', '"03-lier"]'),
        [("course.toml", 24, "missing_file")],
    ),
    "no activity": (
        written(MODULE, b'id = "preparer"\ntitle = "P"\nsummary = "P"\nactivities = []\n'),
        [(MODULE, 4, "no_activity")],
    ),
    "no question": (
        written(QUIZ, b"passing_percent = 70\nattempts = 0\nminutes = 0\nitems = []\n"),
        [(QUIZ, 4, "no_item")],
    ),
    "no right answer": (
        replaced(QUIZ, 'text = "En biseau", correct = true', 'text = "En biseau", correct = false'),
        [(QUIZ, 12, "no_correct")],
    ),
    "several right answers to one": (
        replaced(QUIZ, 'text = "Droite", correct = false', 'text = "Droite", correct = true'),
        [(QUIZ, 12, "several_correct")],
    ),
    "no accepted word": (
        replaced(QUIZ, 'accepted = ["vrille", "la vrille"]', "accepted = []"),
        [(QUIZ, 62, "no_correct")],
    ),
    "one pair": (
        replaced(QUIZ, '  { id = "p2", left = "Renoncule", right = "Creuse" },\n', ""),
        [(QUIZ, 33, "too_few")],
    ),
    "a file that is not there": (
        without("01-preparer/poste.md"),
        [(MODULE, 10, "missing_file")],
    ),
    "a file outside the course": (
        replaced(MODULE, 'source = "poste.md"', 'source = "../../../ailleurs.md"'),
        [(MODULE, 10, "outside")],
    ),
    "another ending": (
        replaced(MODULE, 'source = "poste.md"', 'source = "poste.txt"'),
        [(MODULE, 10, "wrong_ending")],
    ),
    "a plant that we do not draw": (
        replaced("course.toml", 'plant = "pivoine"', 'plant = "baobab"'),
        [("course.toml", 23, "unknown_plant")],
    ),
    "html": (
        replaced(LESSON, "sans accrocher.", "sans\n<b>accrocher</b>."),
        [(LESSON, 2, "raw_html"), (LESSON, 2, "raw_html")],
    ),
    "html in a question": (
        replaced(QUIZ, "Combien ?", "Combien <i>?</i>"),
        [(QUIZ, 51, "raw_html"), (QUIZ, 51, "raw_html")],
    ),
    "a picture that is not there": (
        without("media/tige.svg"),
        [(LESSON, 5, "broken_picture")],
    ),
    "a picture from elsewhere": (
        replaced(LESSON, "../media/tige.svg", "https://images.example/tige.svg"),
        [(LESSON, 5, "foreign_picture")],
    ),
    "a picture without description": (
        replaced(LESSON, "Une tige coupée en biseau", ""),
        [(LESSON, 5, "no_alternative")],
    ),
    "a picture in a question": (
        replaced(QUIZ, "Combien ?", "![Combien](../media/tige.svg)"),
        [(QUIZ, 51, "broken_picture")],
    ),
    "a link to nowhere": (
        replaced(LESSON, "sans accrocher.", "sans\naccrocher, voir [la suite](suite.md)."),
        [(LESSON, 2, "broken_link")],
    ),
    "a drawing that runs a script": (
        written("media/tige.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        [(LESSON, 5, "corrupt_picture")],
    ),
    "a drawing with an entity": (
        written("media/tige.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'),
        [(LESSON, 5, "corrupt_picture")],
    ),
    "a document that is none": (
        written("02-lier/fiche.pdf", b"Bonjour, je ne suis pas un PDF."),
        [("02-lier/module.toml", 10, "corrupt_document")],
    ),
    "a document cut short": (
        written("02-lier/fiche.pdf", document()[:-40]),
        [("02-lier/module.toml", 10, "corrupt_document")],
    ),
    "a film that is none": (
        written("01-preparer/coupe.mp4", document()),
        [(MODULE, 17, "corrupt_film")],
    ),
    "a film cut short": (
        written("01-preparer/coupe.mp4", film()[:-40]),
        [(MODULE, 17, "corrupt_film")],
    ),
    "captions without header": (
        replaced("01-preparer/coupe.vtt", "WEBVTT", "TEXTE"),
        [("01-preparer/coupe.vtt", 1, "captions_header")],
    ),
    "captions at no time": (
        replaced("01-preparer/coupe.vtt", "00:01.000 --> 00:02.000", "1 s --> 2 s"),
        [("01-preparer/coupe.vtt", 6, "captions_time")],
    ),
    "captions out of order": (
        replaced("01-preparer/coupe.vtt", "00:01.000 --> 00:02.000", "00:03.000 --> 00:02.000"),
        [("01-preparer/coupe.vtt", 6, "captions_order")],
    ),
    "captions without text": (
        replaced("01-preparer/coupe.vtt", "Un seul trait.\n", ""),
        [("01-preparer/coupe.vtt", 6, "no_caption")],
    ),
    "a film without captions": (
        replaced(MODULE, 'captions = "coupe.vtt"\n', ""),
        [(MODULE, 12, "missing_key")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_with_its_file_and_line(name: str, tmp_path: Path) -> None:
    spoil, expected = CASES[name]
    folder = write_course(tmp_path)

    spoil(folder)

    assert faults_of(folder) == expected


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    replaced("course.toml", 'level = "beginner"', 'level = "expert"')(folder)
    replaced(QUIZ, "tolerance = 0.5", "tolerance = -1")(folder)
    without("media/tige.svg")(folder)

    assert faults_of(folder) == [
        (LESSON, 5, "broken_picture"),
        (QUIZ, 54, "out_of_bounds"),
        ("course.toml", 13, "not_among"),
    ]


def test_a_link_out_of_the_course_is_not_followed(tmp_path: Path) -> None:
    folder = write_course(tmp_path / "cours")
    (tmp_path / "secret.md").write_text("Rien pour vous.", encoding="utf-8")
    (folder / "01-preparer/poste.md").unlink()
    (folder / "01-preparer/poste.md").symlink_to(tmp_path / "secret.md")

    assert faults_of(folder) == [(MODULE, 10, "outside")]
