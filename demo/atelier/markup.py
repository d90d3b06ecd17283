"""Turns Markdown into Typst markup. Every word goes in as a quoted string, so nothing is obeyed."""

import math
import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

BLANK = re.compile(r"_{3,}")
TASK = re.compile(r"^\[([ xX])\]\s+")
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")

_NARROW, _FIXED = "\u202f", "\u00a0"
_FRENCH_SPACES = (
    (re.compile(r"[ \u00a0](?=[;!?])"), _NARROW),
    (re.compile(r" (?=[:»])"), _FIXED),
    (re.compile(r"(?<=«) "), _FIXED),
    (re.compile(r"(?<=\d) (?=(?:%|€|°C|cm|mm|kg|g|h|min|\d{3})(?!\w))"), _FIXED),
)


def to_typst(markdown: str) -> str:
    """Return the body of a Typst document."""
    root = SyntaxTreeNode(_PARSER.parse(markdown))
    return "\n\n".join(_block(node) for node in root.children)


def first_heading(markdown: str) -> str:
    """Return the words of the first heading, or nothing."""
    for node in SyntaxTreeNode(_PARSER.parse(markdown)).children:
        if node.type == "heading":
            return french(_plain(node))
    return ""


def quoted(text: str) -> str:
    """Return the text as a Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def french(text: str) -> str:
    """Bind the marks and units that French typography keeps on one line with their word."""
    for spaces, bound in _FRENCH_SPACES:
        text = spaces.sub(bound, text)
    return text


def _plain(node: SyntaxTreeNode) -> str:
    if node.type in {"text", "code_inline"}:
        return node.content
    return "".join(_plain(child) for child in node.children)


def _block(node: SyntaxTreeNode) -> str:
    return _BLOCKS[node.type](node)


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> str:
    return "\n\n".join(_block(node) for node in nodes)


def _inlines(node: SyntaxTreeNode) -> str:
    return "".join(_inline(child) for child in node.children)


def _heading(node: SyntaxTreeNode) -> str:
    return f"#heading(level: {node.tag[1:]})[{_inlines(node)}]"


def _paragraph(node: SyntaxTreeNode) -> str:
    return "#writing-line" if BLANK.fullmatch(_plain(node).strip()) else _inlines(node)


def _list(node: SyntaxTreeNode) -> str:
    if node.type == "ordered_list":
        start = node.attrs.get("start", 1)
        return f"#enum(start: {start}, {_items(node.children)})"
    tasks = [TASK.match(_plain(item)) for item in node.children]
    if tasks and all(tasks):
        return "#tasks(" + ", ".join(_task(item) for item in node.children) + ")"
    return f"#list({_items(node.children)})"


def _items(items: Sequence[SyntaxTreeNode]) -> str:
    return ", ".join(f"[{_blocks(item.children)}]" for item in items)


def _task(item: SyntaxTreeNode) -> str:
    found = TASK.match(_plain(item))
    done = "true" if found and found[1] in "xX" else "false"
    return f"({done}, [{_blocks(item.children)}])"


def _table(node: SyntaxTreeNode) -> str:
    head, *rest = node.children
    header = head.children[0].children
    rows = [row.children for body in rest for row in body.children]
    widths = ", ".join(f"{_width(column)}fr" for column in zip(header, *rows, strict=False))
    cells = [f"table.header({', '.join(_cell(cell) for cell in header)})"]
    cells += [_cell(cell, room=not _plain(cell).strip()) for row in rows for cell in row]
    return f"#table(columns: ({widths},), {', '.join(cells)})"


def _width(column: Sequence[SyntaxTreeNode]) -> int:
    """Return a share of the page for a column: longer words get more, but never all."""
    longest = max(len(_plain(cell)) for cell in column)
    return round(10 * math.pow(min(48, max(5, longest)), 0.62))


def _cell(cell: SyntaxTreeNode, *, room: bool = False) -> str:
    return "[#writing-room]" if room else f"[{_inlines(cell)}]"


def _quote(node: SyntaxTreeNode) -> str:
    return f"#quote(block: true)[{_blocks(node.children)}]"


def _code(node: SyntaxTreeNode) -> str:
    lines = node.content.rstrip("\n").split("\n")
    return "#raw(block: true, (" + "".join(f"{quoted(line)}, " for line in lines) + ').join("\\n"))'


_BLOCKS: dict[str, Callable[[SyntaxTreeNode], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "table": _table,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "hr": lambda _: "#rule",
    "inline": _inlines,
}


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text":
            return _words(TASK.sub("", node.content) if _opens_task(node) else node.content)
        case "strong":
            return f"#strong[{_inlines(node)}]"
        case "em":
            return f"#emph[{_inlines(node)}]"
        case "code_inline":
            return f"#raw({quoted(node.content)})"
        case "link":
            return f"#link({quoted(str(node.attrs['href']))})[{_inlines(node)}]"
        case "image":
            return f"#image({quoted(str(node.attrs['src']))}, alt: {quoted(node.content)})"
        case "softbreak":
            return " "
        case "hardbreak":
            return "#linebreak()"
        case _:
            return _inlines(node)


def _opens_task(node: SyntaxTreeNode) -> bool:
    """Tell whether this text is the very first of a list item."""
    line = node.parent
    paragraph = line.parent if line else None
    item = paragraph.parent if paragraph else None
    if line is None or paragraph is None or item is None or item.type != "list_item":
        return False
    return line.children[0] is node and item.children[0] is paragraph


def _words(text: str) -> str:
    """Write text, with a line to write on in place of every run of underscores."""
    parts, place = [], 0
    for blank in BLANK.finditer(text):
        parts += [_string(text[place : blank.start()]), _blank_line(blank, len(text))]
        place = blank.end()
    return "".join([*parts, _string(text[place:])])


def _string(text: str) -> str:
    return f"#{quoted(french(text))};" if text else ""


def _blank_line(blank: re.Match[str], end: int) -> str:
    length = blank.end() - blank.start()
    return "#blank(1fr);" if blank.end() == end else f"#blank({length * 0.5:g}em);"
