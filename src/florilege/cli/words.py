"""Find visible words that have no French yet: in templates, code, declarations and field names.

`florilege words` lists them by the folder whose catalogue should have them, and the words to which
two catalogues give different French: the first app's would be shown everywhere, right or wrong;
and the French that is not set as a French printer would set it.
"""

import ast
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from inspect import unwrap
from pathlib import Path
from typing import Any

import django
from babel.messages.pofile import read_po

from florilege.cli.translations import PACKAGE, catalogues

LITERAL = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
# A call by which a word is marked, with its first literal, or its second after a context.
PLAIN = re.compile(rf"\b(?:n?gettext(?:_lazy|_noop)?|_)\(\s*u?((?:{LITERAL}\s*)+)", re.DOTALL)
WITH_CONTEXT = re.compile(
    rf"\bn?pgettext(?:_lazy)?\(\s*u?{LITERAL},\s*u?((?:{LITERAL}\s*)+)", re.DOTALL
)
# What a French printer would send back: where a plain space, none, or a straight apostrophe stands.
MISPRINT = re.compile(
    r"[^\s\u202f][;!?](?=\s|$) | [ \u00a0][;!?] | [^\s\d][ ]?:(?=\s|$) | «[^\u00a0] | [^\u00a0]»"
    r" | \w'\w | \.\.\.",
    re.VERBOSE,
)
# A value that is put in later, an address, a tag: not the sentence's own printing.
PUT_IN = re.compile(r"%\(\w+\)[sd]|\{\w*\}|https?:\S+|<[^>]+>")


def list_words(argv: list[str]) -> int:
    """Print what is missing, ready to be put into a catalogue."""
    missing = missing_words()
    for folder, words in sorted(missing.items()):
        print(f"# {folder.relative_to(PACKAGE)}/locale/fr/LC_MESSAGES/django.po")
        for word in sorted(words):
            print(f"msgid {quoted(word)}")
        print()
    divided = divided_words()
    for (_, english), wordings in sorted(divided.items()):
        print(f"# two wordings of {quoted(english)}: give one of them a context")
        for wording, folders in wordings.items():
            print(f"#   {wording}: {', '.join(sorted(folders))}")
    misprinted = misprinted_words()
    for place, said in misprinted:
        print(f"# {place}: spaces, quotes or apostrophes of {quoted(said)}")
    return 1 if missing or divided or misprinted else 0


def quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def missing_words() -> dict[Path, set[str]]:
    """Give the English words without French, by the app folder that says them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "florilege.settings")
    django.setup()
    known = known_words()
    missing: dict[Path, set[str]] = defaultdict(set)
    for folder, word in (*said_in_files(), *said_in_declarations()):
        if word and word not in known:
            missing[folder].add(word)
    return missing


def known_words() -> set[str]:
    """Everything that has a French wording; Django's own words are known already."""
    return {english for _, (_, english), _ in french()}


def divided_words() -> dict[tuple[str, str], dict[str, set[str]]]:
    """Give the words, with their context, of which two catalogues have different French."""
    wordings: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for folder, word, said in french():
        wordings[word][" / ".join(said)].add(folder)
    return {word: found for word, found in wordings.items() if len(found) > 1}


def misprinted_words() -> list[tuple[str, str]]:
    """Give the folder and the French of each wording whose spaces or marks are not French."""
    return [
        (folder, form)
        for folder, _, said in french()
        for form in said
        if MISPRINT.search(PUT_IN.sub("x", form))
    ]


def french() -> Iterator[tuple[str, tuple[str, str], tuple[str, ...]]]:
    """Give each wording: its app's folder, the context and the English, and the French forms."""
    for path in catalogues():
        if path.parts[-3] != "fr":
            continue
        folder = str(path.parents[3].relative_to(PACKAGE))
        with path.open("rb") as file:
            for message in read_po(file, locale="fr"):
                said = forms(message.string or "")
                if message.id and all(said):
                    yield folder, (message.context or "", forms(message.id)[0]), said


def forms(words: str | Sequence[str]) -> tuple[str, ...]:
    """Give the forms of a word: one, or two where a plural stands."""
    return (words,) if isinstance(words, str) else tuple(words)


def said_in_files() -> Iterator[tuple[Path, str]]:
    from django.utils.translation.template import templatize

    for path in PACKAGE.rglob("*"):
        if path.suffix == ".py" and "migrations" not in path.parts and "cli" not in path.parts:
            code = path.read_text()
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            code = templatize(path.read_text(), origin=str(path))
        else:
            continue
        for pattern in (PLAIN, WITH_CONTEXT):
            for literal in pattern.findall(code):
                yield folder_of(path), ast.literal_eval(f"({literal})")


def said_in_declarations() -> Iterator[tuple[Path, str]]:
    """What declarations say without marking it: the tables' words and the pages' titles."""
    yield from said_of_tables()
    yield from said_of_pages()


def said_of_tables() -> Iterator[tuple[Path, str]]:
    """Titles, reasons and field names of what is held: they stand on the person's own pages."""
    from django.apps import apps

    from florilege.kernel.declarations import Erasure
    from florilege.kernel.registry import REGISTRY

    for holding in REGISTRY:
        model = apps.get_model(holding.model)
        folder = Path(apps.get_app_config(model._meta.app_label).path)
        if holding.subject or holding.acted_by_fields:
            yield folder, holding.title  # on the receipt of an erasure
        if not holding.subject or not holding.personal_fields:
            continue
        if holding.erasure is Erasure.KEEP:
            yield folder, holding.keep_reason
        for name, declared in holding.personal_fields.items():
            words = str(model._meta.get_field(name).verbose_name)
            yield folder, words[:1].upper() + words[1:]
            yield folder, declared.why
            yield folder, declared.fixed


def said_of_pages() -> Iterator[tuple[Path, str]]:
    """The title of each page, also where another process serves it: the journal tells of all."""
    from florilege.www.archivist import site
    from florilege.www.demo import urls as demo
    from florilege.www.officer.pages import views, views_in

    elsewhere: dict[str, Any] = dict(views_in([*site.urlpatterns, *demo.urlpatterns]))
    for view in (*views().values(), *elsewhere.values()):
        yield folder_of(Path(unwrap(view).__code__.co_filename)), view.page.title


def folder_of(path: Path) -> Path:
    """The app folder whose catalogue holds a file's words."""
    for parent in path.parents:
        if (parent / "apps.py").exists():
            return parent
    return PACKAGE
