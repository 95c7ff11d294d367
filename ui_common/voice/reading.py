"""Text to what the speech engine is given: Chinese as pinyin with tone digits, English with spelled numbers.

The engine's own reading of hanzi is not used: its Mandarin voice for hanzi speaks English, and no voice knows
family names. Result: syllables with a tone digit 1 to 5, letters by their names, "," and "." as pauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin, load_phrases_dict

from ui_common.voice.numbers import figures_as_words
from ui_common.voice.polyphones import PHRASES, SURNAMES, TITLES

_HANZI = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_SHORT_PAUSE, _LONG_PAUSE = "，、；：,;:", "。！？.!?\n"
_SURNAME = re.compile(
    rf"(?:^|(?<!{_HANZI})|(?<=[请由是叫找给和]))"
    rf"({'|'.join(sorted(SURNAMES, key=len, reverse=True))})(?={_HANZI}{{0,2}}?(?:{'|'.join(TITLES)}))"
)
_PIECE = re.compile(rf"({_HANZI}+)|([A-Za-z]+)|(.)", re.DOTALL)

load_phrases_dict(
    {phrase: [[one] for one in reading.split()] for phrase, reading in PHRASES.items()}, style="tone2"
)


def reading_zh(text: str) -> str:
    """"请A001到3号窗口" → "qing3 A ling2 ling2 yi1 dao4 san1 hao4 chuang1 kou3"."""
    pieces: list[str] = []
    for piece in _pieces(figures_as_words(text)):
        if piece in {",", "."} and pieces:
            pieces[-1] = pieces[-1].rstrip(",.") + piece
        elif piece not in {",", "."}:
            pieces.append(piece)
    return " ".join(pieces)


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for surname in _SURNAME.finditer(text):
        yield from _plain(text[at:surname.start()])
        yield SURNAMES[surname[1]]
        at = surname.end()
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[str]:
    for found in _PIECE.finditer(text):
        hanzi, letters, sign = found.groups()
        if hanzi:
            yield from lazy_pinyin(hanzi, style=Style.TONE3, neutral_tone_with_five=True)
        elif letters:
            yield " ".join(letters.upper())
        elif sign in _SHORT_PAUSE:
            yield ","
        elif sign in _LONG_PAUSE:
            yield "."


def reading_en(text: str) -> str:
    """Ticket numbers letter by letter, ranges and minutes in words: "A001: 8–15 min" → "A 0 0 1: 8 to 15 minutes".

    Hanzi are left out: the English voice only says that there are some.
    """
    text = re.sub(rf"{_HANZI}+", "", text)
    text = re.sub(r"(\d)\s*[-–—]\s*(?=\d)", r"\1 to ", text)
    text = re.sub(r"\bmin\b", "minutes", text)
    return re.sub(r"\b([A-Z])(\d{3,})\b", lambda found: " ".join(found[1] + found[2]), text)
