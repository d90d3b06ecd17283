"""What an edition says, passage by passage, in the order of the policy page.

It reads the published file itself and not a `Charter`: an edition of long ago stays readable when
the program's own lists have grown or shrunk since.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from florilege.charter.chapters import DEADLINE_WORDS, SECURITY_WORDS, WORDS, Chapter
from florilege.charter.quoting import NothingToQuote, Quotes
from florilege.charter.text import Text

Tables = Mapping[str, object]
_FRENCH, _ENGLISH = Locale.parse("fr"), Locale.parse("en_GB")


@dataclass(frozen=True, slots=True)
class Fact:
    """One short answer: "Country: Belgium"."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Passage:
    """One entry of an edition under its place, as `recipients.mail`."""

    where: str
    chapter: Chapter
    title: Text
    body: Text
    facts: tuple[Fact, ...] = ()


def passages(document: Tables) -> tuple[Passage, ...]:
    """Give every passage of an edition's parsed file."""
    return tuple(_Teller(document).all())


class _Teller:
    def __init__(self, document: Tables) -> None:
        self._document, self._quotes = document, Quotes(document)

    def all(self) -> Iterator[Passage]:
        preamble = self._text(self._document.get("preamble"))
        yield Passage("preamble", Chapter.PREAMBLE, WORDS["preamble"], preamble)
        for group in ("provider", "officer", "authority"):
            facts = tuple(_plain(key, value) for key, value in _items(self._table(group)))
            yield Passage(group, Chapter.PARTIES, WORDS[group], Text("", ""), facts)
        yield from self._purposes()
        for code, entry in self._entries("categories"):
            yield self._entry(f"categories.{code}", Chapter.CATEGORIES, entry, "explanation")
        yield from self._retention()
        yield from self._recipients()
        yield from self._hosting()
        yield self._numbers("deadlines", DEADLINE_WORDS)
        yield self._numbers("security", SECURITY_WORDS)
        for code, entry in self._entries("statements"):
            yield self._entry(f"statements.{code}", Chapter.STATEMENTS, entry, "body")

    def _purposes(self) -> Iterator[Passage]:
        for code, entry in self._entries("purposes"):
            facts = tuple(
                Fact(WORDS[name], WORDS.get(str(entry[name]), _same(str(entry[name]))))
                for name in ("basis", "pillar")
                if name in entry
            )
            where = f"purposes.{code}"
            yield self._entry(where, Chapter.PURPOSES, entry, "explanation", "balance", facts=facts)

    def _retention(self) -> Iterator[Passage]:
        for code, entry in self._entries("retention"):
            facts = tuple(
                Fact(WORDS[name], self._text(entry[name]))
                for name in ("in_use", "archived")
                if name in entry
            )
            yield self._entry(f"retention.{code}", Chapter.RETENTION, entry, "reason", facts=facts)

    def _recipients(self) -> Iterator[Passage]:
        for code, entry in self._entries("recipients"):
            facts = [Fact(WORDS["country"], _country(str(entry.get("country", ""))))]
            facts += [
                Fact(WORDS[name], self._titles(name, entry.get(name)))
                for name in ("categories", "purposes")
            ]
            if "safeguard" in entry:
                facts.append(
                    Fact(WORDS["safeguard"], WORDS.get(str(entry["safeguard"]), _same("")))
                )
            for mark in ("contract_on", "contract_until"):
                if isinstance(day := entry.get(mark), date):
                    facts.append(Fact(WORDS[mark], day_words(day)))
            if "stands_as" in entry:
                facts.append(
                    Fact(WORDS["stands_as"], WORDS.get(str(entry["stands_as"]), _same("")))
                )
            name = _same(str(entry.get("name", code)))
            role = self._text(entry.get("role"))
            yield Passage(f"recipients.{code}", Chapter.RECIPIENTS, name, role, tuple(facts))

    def _hosting(self) -> Iterator[Passage]:
        hosting = self._table("hosting")
        countries = [_country(str(code)) for code in _list(hosting.get("countries"))]
        facts = [Fact(WORDS["countries"], _joined(countries))]
        for _, site in _items(hosting.get("sites")):
            if isinstance(site, Mapping):
                place = _country(str(site.get("country", "")))
                name = site.get("name", "")
                role = WORDS.get(str(site.get("role")), _same(""))
                facts.append(Fact(role, Text(f"{name} ({place.fr})", f"{name} ({place.en})")))
        yield Passage("hosting", Chapter.HOSTING, WORDS["hosting"], Text("", ""), tuple(facts))

    def _numbers(self, group: str, words: Mapping[str, Text]) -> Passage:
        facts = tuple(
            Fact(words.get(name, _same(name)), _same(str(value)))
            for name, value in _items(self._table(group))
        )
        return Passage(group, Chapter.NUMBERS, WORDS[group], Text("", ""), facts)

    def _entry(
        self,
        where: str,
        chapter: Chapter,
        entry: Tables,
        *bodies: str,
        facts: tuple[Fact, ...] = (),
    ) -> Passage:
        said = [self._text(entry[name]) for name in bodies if name in entry]
        body = Text("\n\n".join(t.fr for t in said), "\n\n".join(t.en for t in said))
        return Passage(where, chapter, self._text(entry.get("title")), body, facts)

    def _titles(self, group: str, codes: object) -> Text:
        known = self._table(group)
        found = []
        for code in _list(codes):
            entry = known.get(str(code))
            title = entry.get("title") if isinstance(entry, Mapping) else None
            found.append(self._text(title) if title else _same(str(code)))
        return _joined(found) if found else WORDS["nothing"]

    def _entries(self, group: str) -> Iterator[tuple[str, Tables]]:
        for code, entry in _items(self._table(group)):
            if isinstance(entry, Mapping):
                yield code, entry

    def _table(self, name: str) -> Tables:
        found = self._document.get(name)
        return found if isinstance(found, Mapping) else {}

    def _text(self, raw: object) -> Text:
        if not isinstance(raw, Mapping):
            return _same(str(raw or ""))
        return Text(self._said(raw.get("fr")), self._said(raw.get("en")))

    def _said(self, sentence: object) -> str:
        paragraphs = (
            " ".join(part.split("\n")) for part in str(sentence or "").strip().split("\n\n")
        )
        said = "\n\n".join(" ".join(part.split(" ")) for part in paragraphs)
        try:
            return self._quotes.fill(said)
        except NothingToQuote:
            return said


def day_words(on: date) -> Text:
    fr = format_date(on, format="long", locale=_FRENCH)
    if on.day == 1:
        fr = fr.replace("1 ", "1er ", 1)
    return Text(fr, format_date(on, format="long", locale=_ENGLISH))


def _country(code: str) -> Text:
    names = (str(locale.territories.get(code, code)) for locale in (_FRENCH, _ENGLISH))
    return Text(*names)


def _plain(key: str, value: object) -> Fact:
    if isinstance(value, Mapping):
        value = ", ".join(str(part) for part in value.values())
    return Fact(WORDS.get(key, _same(key)), _same(str(value)))


def _joined(texts: list[Text]) -> Text:
    return Text(", ".join(t.fr for t in texts), ", ".join(t.en for t in texts))


def _same(word: str) -> Text:
    return Text(word, word)


def _items(table: object) -> Iterator[tuple[str, object]]:
    if isinstance(table, Mapping):
        yield from table.items()


def _list(values: object) -> list[object]:
    return list(values) if isinstance(values, list) else []
