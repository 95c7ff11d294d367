"""What the pages load besides: the style sheet, the script that keeps a page fresh."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import not_found
from hub.server.staff.theme import style_sheet

_FOLDER = Path(__file__).parent
_KINDS = {"look.css": "text/css", "live.js": "text/javascript"}


async def get_asset(request: Request) -> Response:
    """The file; browsers keep it until its mark changes."""
    name = request.path_params["name"]
    if name not in _KINDS:
        raise not_found()
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return Response(_text(name), media_type=_KINDS[name], headers=headers)


@cache
def address_of(name: str) -> str:
    """With a mark of its content."""
    return f"/staff/assets/{name}?{sha256(_text(name).encode()).hexdigest()[:12]}"


@cache
def _text(name: str) -> str:
    return style_sheet() if name == "look.css" else (_FOLDER / name).read_text("utf-8")
