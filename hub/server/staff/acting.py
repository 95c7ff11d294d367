"""POST /staff/do: what a form asks is a command like any other, with its own id: sent twice, it is done once."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import not_allowed
from hub.server.requests import hub_of
from hub.server.routes.commands import canonical, drafter_of, given_of
from hub.server.staff.door import see_other
from hub.server.staff.forms import back_of, command_of, form_of
from hub.server.staff.session import check_form, session_of
from hub.server.staff.told import TOLD
from hub.wire import Problem


async def post_do(request: Request) -> Response:
    """Carry it out and go back to the page it came from, which says what became of it."""
    hub, session = hub_of(request), session_of(request)
    form = await form_of(request)
    check_form(session, form.get("form", ""))
    asked = command_of(form)
    kind = asked.command.kind
    if kind not in session.commands:
        raise not_allowed(command=kind)
    draft = drafter_of(hub, session.bearer, asked)
    given = given_of(await hub.carry_out(asked.id, session.bearer, canonical(asked), draft))
    told = _refusal(Problem.model_validate_json(given.answer)) if given.refused else kind
    back = back_of(form.get("back", ""))
    return see_other(f"{back}{'&' if '?' in back else '?'}told={told}")


def _refusal(problem: Problem) -> str:
    """What is told of it: of a wrong definition what is wrong there, where we have words for it."""
    closer = str(problem.facts.get("problem", ""))
    return closer if closer in TOLD else problem.code
