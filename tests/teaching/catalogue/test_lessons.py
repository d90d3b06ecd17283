"""Lessons as HTML: blocks with ids, headings below the page's title, nothing that runs."""

from pathlib import Path

from florilege.teaching.catalogue.source.faults import Findings
from florilege.teaching.catalogue.source.files import Folder, Mention
from florilege.teaching.catalogue.source.lessons import Writing, lesson, phrase
from florilege.teaching.catalogue.source.typography import set_text
from tests.teaching.catalogue.courses_written import PICTURE


def writing(folder: Path, *, language: str = "fr") -> Writing:
    return Writing(
        folder=Folder(folder, Findings()),
        mention=Mention(file="lecon.md", line=1),
        beside="",
        language=language,
        title="La leçon",
        media_address=lambda _: "/fichier/",
    )


def test_every_outer_block_has_its_number(tmp_path: Path) -> None:
    text = "Un.\n\n- deux\n- encore\n\n> trois\n\n---\n\n```\nquatre\n```\n"

    html = lesson(text, writing(tmp_path))

    assert html == (
        '<p id="b1">Un.</p>\n'
        '<ul id="b2">\n<li>deux</li>\n<li>encore</li>\n</ul>\n'
        '<blockquote id="b3">\n<p>trois</p>\n</blockquote>\n'
        '<hr id="b4">\n'
        '<pre><code id="b5">quatre\n</code></pre>'
    )


def test_headings_begin_below_the_pages_title(tmp_path: Path) -> None:
    from_first = lesson("# Un\n\n## Deux\n\n# Trois\n", writing(tmp_path))
    from_third = lesson("### Un\n\n#### Deux\n", writing(tmp_path))

    assert from_first == '<h2 id="b1">Un</h2>\n<h3 id="b2">Deux</h3>\n<h2 id="b3">Trois</h2>'
    assert from_third == '<h2 id="b1">Un</h2>\n<h3 id="b2">Deux</h3>'


def test_a_table_stands_in_a_region_named_by_its_heading(tmp_path: Path) -> None:
    text = "## Combien d'**eau**\n\n| Tige | Eau |\n|---|--:|\n| Ferme | 12 |\n"

    html = lesson(text, writing(tmp_path))

    assert html == (
        '<h2 id="b1">Combien d’<strong>eau</strong></h2>\n'
        '<div class="table" role="region" aria-label="Combien d’eau" tabindex="0" id="b2">\n'
        '<table>\n<thead>\n<tr>\n<th scope="col">Tige</th>\n<th class="num" scope="col">Eau</th>\n'
        '</tr>\n</thead>\n<tbody>\n<tr>\n<td>Ferme</td>\n<td class="num">12</td>\n</tr>\n'
        "</tbody>\n</table>\n</div>"
    )


def test_a_picture_alone_is_a_figure_that_knows_its_size(tmp_path: Path) -> None:
    (tmp_path / "tige.svg").write_text(PICTURE, encoding="utf-8")

    html = lesson('![Une *tige*](tige.svg "L\'image : une tige")\n', writing(tmp_path))

    assert html == (
        '<figure id="b1"><img src="/fichier/" alt="Une tige" loading="lazy" width="480" '
        'height="320"><figcaption>L’image\u00a0: une tige</figcaption></figure>'
    ).replace("\u00a0", "&nbsp;")


def test_what_runs_is_never_in_the_html(tmp_path: Path) -> None:
    text = (
        "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n"
        "[lien](javascript:alert(1)) <https://exemple.example>\n"
    )

    html = lesson(text, writing(tmp_path))

    assert html.endswith(
        '<a href="https://exemple.example" rel="noreferrer">https://exemple.example</a></p>'
    )
    assert [part for part in ("<script", "onerror", 'href="javascript') if part in html] == []


def test_a_phrase_keeps_code_as_it_was_typed(tmp_path: Path) -> None:
    html = phrase("L'eau : `x : y` **non** ?", writing(tmp_path))

    assert html == ("L’eau&nbsp;: <code>x : y</code> <strong>non</strong>\u202f?")


def test_french_is_set_as_a_printer_does() -> None:
    text = "L'eau : « 5 000 € » ; oui ! Non ? À 12:30, 45 % et l'or."

    assert set_text(text, language="fr") == (
        "L’eau\u00a0: «\u00a05\u202f000\u00a0€\u00a0»\u202f; oui\u202f! Non\u202f? "
        "À 12:30, 45\u00a0% et l’or."
    )


def test_other_languages_are_left_alone() -> None:
    assert set_text("It's 5 000 € : yes !", language="en") == "It's 5 000 € : yes !"
