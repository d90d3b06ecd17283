"""Arrange a lesson's blocks for the page: ids, heading levels, figures, tables one can scroll."""

from collections.abc import Sequence

from markdown_it.token import Token

FIRST_HEADING = 2  # the page's own title is the only heading of the first level


def arrange(tokens: Sequence[Token], *, name: str) -> list[Token]:
    """Give the tokens of a lesson as they are to be rendered; `name` names its first tables."""
    _shift_headings(tokens)
    arranged = _with_figures(tokens)
    _number_blocks(arranged)
    return _with_regions(arranged, name=name)


def _shift_headings(tokens: Sequence[Token]) -> None:
    """Let the highest heading be of the second level; the others keep their distance."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=FIRST_HEADING)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + FIRST_HEADING)}"


def _with_figures(tokens: Sequence[Token]) -> list[Token]:
    """Turn a paragraph that holds a picture and nothing else into a figure."""
    arranged = list(tokens)
    for position, token in enumerate(arranged):
        children = token.children or []
        if token.type != "inline" or [child.type for child in children] != ["image"]:
            continue
        before, after = arranged[position - 1], arranged[position + 1]
        if before.type != "paragraph_open" or before.hidden:
            continue
        before.tag = after.tag = "figure"
        if caption := children[0].meta.get("caption"):
            children += [
                Token(type="figcaption_open", tag="figcaption", nesting=1),
                Token(type="text", tag="", nesting=0, content=caption),
                Token(type="figcaption_close", tag="figcaption", nesting=-1),
            ]
    return arranged


def _number_blocks(tokens: Sequence[Token]) -> None:
    """Give every outermost block an id: a learner's place is kept by it."""
    count = 0
    for token in tokens:
        if token.level == 0 and token.nesting >= 0 and token.type != "inline":
            count += 1
            token.attrs["id"] = f"b{count}"


def _with_regions(tokens: Sequence[Token], *, name: str) -> list[Token]:
    """Wrap tables in a region that scrolls by keyboard, named by the heading above."""
    arranged: list[Token] = []
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            name = _words(tokens[position + 1])
        if token.type == "table_open":
            arranged.append(_region(token, name))
        arranged.append(token)
        if token.type == "table_close":
            arranged.append(_token("region_close", "div", -1))
        _mark_cell(token)
    return arranged


def _words(line: Token) -> str:
    return "".join(child.content for child in line.children or ()).strip()


def _region(table: Token, name: str) -> Token:
    region = _token("region_open", "div", 1)
    region.attrs = {
        "class": "table",
        "role": "region",
        "aria-label": name,
        "tabindex": "0",
        "id": table.attrs.pop("id", ""),
    }
    return region


def _mark_cell(token: Token) -> None:
    """Say by classes what the Markdown reader says by styles, which the page refuses."""
    if token.type not in ("th_open", "td_open"):
        return
    if token.attrs.pop("style", "") == "text-align:right":
        token.attrs["class"] = "num"
    if token.type == "th_open":
        token.attrs["scope"] = "col"


def _token(kind: str, tag: str, nesting: int) -> Token:
    return Token(type=kind, tag=tag, nesting=nesting, block=True)  # type: ignore[arg-type]
