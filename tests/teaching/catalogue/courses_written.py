"""Write small courses to folders, as an author would: real texts, a real PDF, a real film."""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import imageio_ffmpeg
from pypdf import PdfWriter

COURSE = """\
slug = "{slug}"
version = "1"
language = "fr"
title = "{title}"
summary = "Monter un bouquet qui tient."
description = \"\"\"
Un **premier** paragraphe.

Un second.
\"\"\"
hours = 7.5
modality = "mixed"
level = "beginner"
themes = ["technique", "bouquet"]
audience = "Tout le monde."
prerequisites = "Aucun."
objectives = ["Préparer les tiges", "Lier le bouquet"]
methods = "Leçons et exercices."
assessment = "Un questionnaire."
accessibility = "Films sous-titrés."
price_cents = 42000
nsf = "312"
plant = "pivoine"
modules = ["01-preparer", "02-lier"]

[completion]
passing_percent = 70
"""
FIRST_MODULE = """\
id = "preparer"
title = "Préparer"
summary = "Le poste et les tiges."

[[activities]]
id = "poste"
kind = "text"
title = "Le poste"
minutes = 15
source = "poste.md"

[[activities]]
id = "film"
kind = "video"
title = "La coupe"
minutes = 5
source = "coupe.mp4"
captions = "coupe.vtt"
"""
SECOND_MODULE = """\
id = "lier"
title = "Lier"
summary = "Le lien et le contrôle."

[[activities]]
id = "fiche"
kind = "document"
title = "La fiche"
minutes = 10
source = "fiche.pdf"
required = false

[[activities]]
id = "quiz"
kind = "quiz"
title = "Le contrôle"
minutes = 20
source = "bilan.quiz.toml"
"""
LESSON = """\
Une tige propre se glisse sans accrocher.

## La coupe

![Une tige coupée en biseau](../media/tige.svg)

| Tige | Eau |
|---|--:|
| Ferme | 12 |
"""
QUIZ = """\
passing_percent = 70
attempts = 0
minutes = 0
introduction = "Deux minutes."

[[items]]
id = "q1"
kind = "single_choice"
prompt = "Quelle **coupe** ?"
points = 1
explanation = "Le biseau boit mieux."
choices = [
  { id = "a", text = "Droite", correct = false, feedback = "Non." },
  { id = "b", text = "En biseau", correct = true, feedback = "Oui." },
]

[[items]]
id = "q2"
kind = "multiple_choice"
prompt = "Quels outils ?"
points = 2
choices = [
  { id = "a", text = "Le couteau", correct = true },
  { id = "b", text = "Le sécateur", correct = true },
  { id = "c", text = "La scie", correct = false },
]

[[items]]
id = "q3"
kind = "match"
prompt = "Reliez."
points = 2
pairs = [
  { id = "p1", left = "Rose", right = "Ferme" },
  { id = "p2", left = "Renoncule", right = "Creuse" },
]

[[items]]
id = "q4"
kind = "order"
prompt = "Dans l'ordre."
points = 1
sequence = [
  { id = "s1", text = "Effeuiller" },
  { id = "s2", text = "Couper" },
]

[[items]]
id = "q5"
kind = "numeric"
prompt = "Combien ?"
points = 1
answer = 12.5
tolerance = 0.5
unit = "€"

[[items]]
id = "q6"
kind = "text_entry"
prompt = "Le mot ?"
points = 1
accepted = ["vrille", "la vrille"]
"""
CAPTIONS = """\
WEBVTT

00:00.000 --> 00:01.000
Une lame propre.

00:01.000 --> 00:02.000
Un seul trait.
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320"><path d="M0 0h9"/></svg>'


def write_course(
    folder: Path, *, slug: str = "bouquet-rond", title: str = "Le bouquet rond"
) -> Path:
    """Write a sound course and give its folder."""
    for name in ("01-preparer", "02-lier", "media"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    texts = {
        "course.toml": COURSE.format(slug=slug, title=title),
        "01-preparer/module.toml": FIRST_MODULE,
        "01-preparer/poste.md": LESSON,
        "01-preparer/coupe.vtt": CAPTIONS,
        "02-lier/module.toml": SECOND_MODULE,
        "02-lier/bilan.quiz.toml": QUIZ,
        "media/tige.svg": PICTURE,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "01-preparer/coupe.mp4").write_bytes(film())
    (folder / "02-lier/fiche.pdf").write_bytes(document())
    return folder


@cache
def document() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


@cache
def film() -> bytes:
    """Two seconds of grey, small enough for every test."""
    words = ("-f", "lavfi", "-i", "color=gray:size=64x64:rate=5:duration=2")
    to_pipe = ("-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "pipe:1")
    program = imageio_ffmpeg.get_ffmpeg_exe()
    command = [program, "-loglevel", "error", *words, "-pix_fmt", "yuv420p", *to_pipe]
    return subprocess.run(command, check=True, capture_output=True).stdout
