"""How a visitor wants the pages: language and size of print, by the page's own switch, kept in a cookie."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from hub.server.phone.texts import Language, language_of

COOKIE = "tingxu-taste"
_KEPT_SECONDS = 365 * 86400
_SIZES = {"large": True, "normal": False}


@dataclass(frozen=True, slots=True)
class Taste:
    language: Language = "zh"
    large: bool = False

    @property
    def spelt(self) -> str:
        """As the cookie has it: zh.normal."""
        return f"{self.language}.{'large' if self.large else 'normal'}"


def taste_of(request: Request) -> Taste:
    """By what was switched now, else before, else by what the browser prefers."""
    language, _, size = request.cookies.get(COOKIE, "").partition(".")
    asked = request.query_params
    return Taste(
        language_of(_either(asked.get("lang"), language), request.headers.get("accept-language", "")),
        _SIZES.get(asked.get("size", ""), _SIZES.get(size, False)),
    )


def keep_taste(request: Request, response: Response, taste: Taste) -> None:
    """For the next page, where it was switched on this one."""
    if {"lang", "size"} & request.query_params.keys():
        response.set_cookie(
            COOKIE, taste.spelt, max_age=_KEPT_SECONDS, path="/", httponly=True, samesite="lax",
            secure=request.url.scheme == "https",
        )  # fmt: skip


def _either(asked: str | None, kept: str) -> str:
    return asked if asked in ("zh", "en") else kept
