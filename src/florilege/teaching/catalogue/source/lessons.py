"""Turn a lesson's Markdown into clean HTML: no raw HTML, known pictures, blocks that have ids."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from florilege.teaching.catalogue.source.blocks import arrange
from florilege.teaching.catalogue.source.faults import FaultKind
from florilege.teaching.catalogue.source.files import Folder, Mention
from florilege.teaching.catalogue.source.pictures import keep_picture
from florilege.teaching.catalogue.source.typography import set_text

# Raised when the same Markdown gives other HTML, so that a re-import makes a new edition.
RENDERING = 1
MediaAddress = Callable[[UUID], str]

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br"),
    *("em", "strong", "code", "pre", "a", "img", "figure", "figcaption"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "th": {"class", "scope"},
    "td": {"class"},
}


@dataclass(frozen=True, slots=True)
class Writing:
    """Where a Markdown text stands: faults are told there, pictures are sought from there."""

    folder: Folder
    mention: Mention
    beside: str
    language: str
    title: str
    media_address: MediaAddress


def lesson(text: str, writing: Writing) -> str:
    """Give the HTML of a lesson; its blocks are `b1`, `b2`… in their order."""
    tokens = _MARKDOWN.parse(text)
    _check_links(tokens, writing)
    _place_pictures(tokens, writing)
    _set(tokens, writing.language)
    return _html(arrange(tokens, name=writing.title))


def passage(text: str, writing: Writing) -> str:
    """Give the HTML of a few paragraphs outside a lesson: no pictures, no ids."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        token.map = None  # Faults are told at the key under which the text stands.
    _check_links(tokens, writing)
    _refuse_pictures(tokens, writing)
    _set(tokens, writing.language)
    return _html(tokens)


def phrase(text: str, writing: Writing) -> str:
    """Give the HTML of one line: emphasis and the like, no blocks."""
    tokens = _MARKDOWN.parseInline(text)
    _check_links(tokens, writing)
    _refuse_pictures(tokens, writing)
    _set(tokens, writing.language)
    return _html(tokens)


def each_token(tokens: Sequence[Token], first: int) -> Iterator[tuple[Token, int]]:
    """Give every token, those inside lines too, with its line in the file."""
    for token in tokens:
        line = first + (token.map[0] if token.map else 0)
        yield token, line
        for child in token.children or ():
            yield child, line
            if child.type in ("softbreak", "hardbreak"):
                line += 1


def _check_links(tokens: Sequence[Token], writing: Writing) -> None:
    for token, line in each_token(tokens, writing.mention.line):
        mention = Mention(file=writing.mention.file, line=line)
        if token.type in ("html_block", "html_inline"):
            words = token.content.strip().splitlines()[0][:60]
            writing.folder.fault(mention, FaultKind.RAW_HTML, words=words)
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            if not target.startswith(("https://", "http://", "mailto:")):
                writing.folder.fault(mention, FaultKind.BROKEN_LINK, name=target)


def _place_pictures(tokens: Sequence[Token], writing: Writing) -> None:
    for token, line in each_token(tokens, writing.mention.line):
        if token.type != "image":
            continue
        mention = Mention(file=writing.mention.file, line=line)
        name = str(token.attrs.get("src", ""))
        if not token.content.strip():
            writing.folder.fault(mention, FaultKind.NO_ALTERNATIVE, name=name)
        picture = keep_picture(name, folder=writing.folder, beside=writing.beside, mention=mention)
        if picture is None:
            continue
        title = token.attrs.pop("title", "")
        token.attrs = {"src": writing.media_address(picture.media.id), "alt": "", "loading": "lazy"}
        if picture.width and picture.height:
            token.attrs |= {"width": picture.width, "height": picture.height}
        token.meta["caption"] = set_text(str(title), language=writing.language)


def _refuse_pictures(tokens: Sequence[Token], writing: Writing) -> None:
    for token, line in each_token(tokens, writing.mention.line):
        if token.type == "image":
            mention = Mention(file=writing.mention.file, line=line)
            name = token.attrs.get("src", "")
            writing.folder.fault(mention, FaultKind.BROKEN_PICTURE, name=name)


def _set(tokens: Sequence[Token], language: str) -> None:
    """Set the words, and leave code and addresses as they are."""
    for token, _ in each_token(tokens, 1):
        if token.type == "image":
            for inner, _ in each_token(token.children or (), 1):
                inner.content = set_text(inner.content, language=language)
        elif token.type == "text":
            token.content = set_text(token.content, language=language)


def _html(tokens: Sequence[Token]) -> str:
    """Write the tokens; whatever the Markdown reader let through, only the lists above pass."""
    written = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return nh3.clean(
        written,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"https", "http", "mailto"},
        link_rel="noreferrer",
    ).strip()
