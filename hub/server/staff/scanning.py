"""GET /r/{code}: opened with a phone from the code on a machine, to log what was done there (self-service-5)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from hub.codes import ExpiredCode, ForgedCode
from hub.server.requests import hub_of
from hub.server.rounds import machine_of
from hub.server.staff.looking import look_of, see
from hub.server.staff.render import page, sorry


async def get_round(request: Request) -> Response:
    """What may be logged of the machine; who is not signed in does that first."""
    look, code, hub = look_of(request), request.path_params["code"], hub_of(request)
    try:
        machine = machine_of(hub.keys(), code, look.now)
    except ForgedCode:
        return sorry(request, "code_unknown", 404)
    except ExpiredCode:
        return sorry(request, "code_over", 410)
    seen, _ = await see(look, lambda _tx, _seen: None)
    row = next((each for each in seen.view.machines if each.machine == machine and each.listed), None)
    if row is None:
        return sorry(request, "code_unknown", 404)
    return page(request, "scan.html", seen.reader(look.session), look.now, row=row, code=code)
