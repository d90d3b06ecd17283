"""The difference of two editions, sentence by sentence: what stood, what stands, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from florilege.charter.chapters import Chapter
from florilege.charter.telling import Passage, Tables, passages
from florilege.charter.text import Text

# After the end of a sentence, or of a paragraph. French closes some of them after a thin space.
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\s\d])|\n\n")
_WORDS = re.compile(r"\s+|[^\s]+")
ALIKE = 0.45  # below it two sentences are told whole: word by word they would only confuse


class Mark(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence, and whether they go or come."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence as it stood and as it stands; one side is empty if it came or went whole."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.mark is Mark.SAME for piece in (*self.before, *self.after))


@dataclass(frozen=True, slots=True)
class Rewording:
    """What changes in one passage, in one language."""

    where: str
    chapter: Chapter
    title: str
    pairs: tuple[Pair, ...]
    comes: bool = False
    goes: bool = False


def changed_titles(before: Tables, after: Tables) -> tuple[Text, ...]:
    """Name the passages that differ, in the order of the newer edition."""
    return tuple(
        (new or old).title  # type: ignore[union-attr]  # one of the two is there
        for _, old, new in _changed(before, after)
    )


def rewordings(before: Tables, after: Tables, *, language: str) -> tuple[Rewording, ...]:
    """Give what changes, passage by passage, in the order of the newer edition."""
    return tuple(
        rewording
        for where, old, new in _changed(before, after)
        if (rewording := _rewording(where, old, new, language)).pairs
    )


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences.

    Example: "Sous 15 jours. Sinon, nous écrivons." gives two.
    """
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def pairs(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """Put the sentences of two texts side by side; those that are the same are left out."""
    found: list[Pair] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _aligned(before[a:b], after[c:d])
    return tuple(pair for pair in found if not pair.is_same)


def _changed(before: Tables, after: Tables) -> Iterator[tuple[str, Passage | None, Passage | None]]:
    old = {passage.where: passage for passage in passages(before)}
    new = {passage.where: passage for passage in passages(after)}
    for where in dict.fromkeys((*new, *old)):
        if old.get(where) != new.get(where):
            yield where, old.get(where), new.get(where)


def _rewording(where: str, old: Passage | None, new: Passage | None, language: str) -> Rewording:
    stands = new or old
    assert stands is not None
    return Rewording(
        where=where,
        chapter=stands.chapter,
        title=stands.title.in_language(language),
        pairs=pairs(_said(old, language), _said(new, language)),
        comes=old is None,
        goes=new is None,
    )


def _said(passage: Passage | None, language: str) -> list[str]:
    """The title, the sentences and the facts of a passage, one after the other."""
    if passage is None:
        return []
    colon = "\u00a0: " if language.startswith("fr") else ": "
    facts = [
        f"{fact.label.in_language(language)}{colon}{fact.value.in_language(language)}"
        for fact in passage.facts
    ]
    title = passage.title.in_language(language)
    return [title, *sentences(passage.body.in_language(language)), *facts]


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pair sentences that are alike, in order; the others come or go whole."""
    left = list(before)
    for sentence in after:
        likeness = [SequenceMatcher(a=old, b=sentence).ratio() for old in left]
        if not likeness or max(likeness) < ALIKE:
            yield Pair((), (Piece(Mark.NEW, sentence),))
            continue
        at = likeness.index(max(likeness))
        for gone in left[:at]:
            yield Pair((Piece(Mark.GONE, gone),), ())
        yield _word_by_word(left[at], sentence)
        left = left[at + 1 :]
    for gone in left:
        yield Pair((Piece(Mark.GONE, gone),), ())


def _word_by_word(old: str, new: str) -> Pair:
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        gone, come = "".join(a[i:j]), "".join(b[k:m])
        if gone:
            before.append(Piece(Mark.SAME if tag == "equal" else Mark.GONE, gone))
        if come:
            after.append(Piece(Mark.SAME if tag == "equal" else Mark.NEW, come))
    return Pair(tuple(before), tuple(after))
