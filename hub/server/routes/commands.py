"""POST /v1/commands: one command, answered once for ever."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from hub.server.appointments.orders import asker_of
from hub.server.appointments.walk_in import walk_in_drafter
from hub.server.failures import (
    Failure,
    id_reused,
    internal,
    json_response,
    keys_behind,
    not_allowed,
    storage_away,
    storage_full,
    unauthorised,
)
from hub.server.hub import Hub
from hub.server.lane.alone import alone_drafter
from hub.server.lane.orders import Drafter, drafter
from hub.server.lane.replies import with_view
from hub.server.lane.turn import Answered, Broken, IdReused, KeysBehind, Outcome, StorageAway, StorageFull
from hub.server.requests import allow, body_of, hub_of, parsed, token_of
from hub.server.rounds import round_drafter
from hub.server.streams.viewer import sight_of
from hub.store import access
from hub.store.access import Bearer
from hub.store.answers import Given
from hub.store.database import reading
from hub.wire import (
    COMMANDS_OF,
    Audience,
    BookingCommand,
    CommandRequest,
    IssueCommand,
    IssuedAloneCommand,
    LogRoundCommand,
)


async def post_command(request: Request) -> Response:
    """Carry a command out, or say why not."""
    hub, token = hub_of(request), token_of(request)
    bearer = hub.tokens.bearer(token)
    if bearer is None:
        return await _repeat_after_sign_out(request, hub, token)
    allow(request, bearer)
    asked = parsed(CommandRequest, await body_of(request))
    if asked.command.kind not in COMMANDS_OF[bearer.role]:
        raise not_allowed(command=asked.command.kind)
    draft = drafter_of(hub, bearer, asked)
    return _response(hub, bearer, given_of(await hub.carry_out(asked.id, bearer, canonical(asked), draft)))


def drafter_of(hub: Hub, bearer: Bearer, asked: CommandRequest) -> Drafter:
    """What the lane calls for whichever command it is. Raises Failure for what this role may not ask."""
    if isinstance(asked.command, IssuedAloneCommand):
        return alone_drafter(asked, bearer, hub.visitors, hub.bookings, hub.hall)
    if isinstance(asked.command, BookingCommand):
        return hub.bookings.drafter(asked.command, asker_of(bearer))
    if isinstance(asked.command, LogRoundCommand):
        return round_drafter(asked.command, hub.keys(), hub.now())
    if isinstance(asked.command, IssueCommand):
        return walk_in_drafter(drafter(asked.command, bearer, hub.visitors), asked.command, hub.bookings.ledger)
    return drafter(asked.command, bearer, hub.visitors)


_FAILURES: dict[type[Outcome], Callable[[], Failure]] = {
    IdReused: id_reused,
    StorageFull: storage_full,
    StorageAway: storage_away,
    KeysBehind: keys_behind,
    Broken: internal,
}


def canonical(asked: CommandRequest) -> bytes:
    """The command in one spelling, however the client wrote it."""
    return asked.command.model_dump_json().encode()


def given_of(outcome: Outcome) -> Given:
    """The answer that was kept. Raises Failure when there is none."""
    if isinstance(outcome, Answered):
        return outcome.given
    raise _FAILURES[type(outcome)]()


def _response(hub: Hub, bearer: Bearer, given: Given) -> Response:
    if given.refused:
        return json_response(given.answer, 409)
    if bearer.role is Audience.CLERK:
        return json_response(with_view(given.answer, hub.viewer.view(sight_of(bearer), hub.now())))
    return json_response(given.answer)


async def _repeat_after_sign_out(request: Request, hub: Hub, token: str) -> Response:
    """A clerk whose sign_out lost its answer asks again with the token it ended: the first answer stands."""
    with reading(hub.engine) as tx:
        bearer = access.former_bearer(tx, hub.hall, token)
    if bearer is None:
        raise unauthorised()
    asked = parsed(CommandRequest, await body_of(request))
    given = hub.given_before(asked.id, bearer, canonical(asked))
    if given is None:
        raise unauthorised()
    return json_response(given.answer, 409 if given.refused else 200)
