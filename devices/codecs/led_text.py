"""Text for a bar of lamps: cut into pages that fit it. A hanzi takes two columns, a Latin character one."""

from __future__ import annotations


def columns_of(text: str) -> int:
    """Columns that the text takes; what GBK writes in two bytes is two columns wide."""
    return sum(_wide(char) for char in text)


def pages_of(text: str, columns: int) -> list[str]:
    """The pages in order, each filled up with blanks; a line break begins a new page. Never empty."""
    pages = [page for line in text.split("\n") for page in _cut(line.strip(), columns)]
    return [page + " " * (columns - columns_of(page)) for page in pages]


def repeated(pages: list[str], count: int) -> list[str]:
    """As many pages as the bar stores at least, so that none of an earlier text is left in between."""
    return [pages[at % len(pages)] for at in range(max(count, len(pages)))]


def _cut(line: str, columns: int) -> list[str]:
    pages = [""]
    for char in line:
        if columns_of(pages[-1]) + _wide(char) > columns:
            pages.append("")
        pages[-1] += char
    return pages


def _wide(char: str) -> int:
    return len(char.encode("gbk", "replace"))
