"""The hub's process: settings, keys, certificate, database, its ports, a clean end."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import structlog

from appointments.plan import Plan
from appointments.plan_file import PlanError
from appointments.plan_file import read as read_plan
from hall.definition import Definition
from hall.definition_file import DefinitionError, read
from hub.keys import KeyFile, KeysError
from hub.link.trust import fingerprint
from hub.server.app import make_app, make_public_app
from hub.server.descriptors import raise_limit
from hub.server.doors import SIGNALS, Door, ListenError, listen, serve_doors
from hub.server.hub import Hub
from hub.server.lane.clock import system_clock
from hub.server.lane.retention import Retention
from hub.server.logs import configure_logs
from hub.server.opening import open_hall
from hub.server.seed import SeedError, enter, enter_plan, seed
from hub.server.sending.gateway import Gateway, OnThePages
from hub.server.sending.http_gateway import HttpGateway
from hub.server.settings import HubSettings, SettingsError
from hub.server.trust.authority import CertificateError
from hub.server.trust.certificate import Identity
from hub.server.trust.names import names_of
from hub.store.database import answers_in_time
from upkeep.register import Register
from upkeep.register_file import RegisterError
from upkeep.register_file import read as read_register

READY = "tingxu hub ready"
"""The line on stdout, followed by the address, once the hub answers."""
RENEWAL_SECONDS = 6 * 3600.0
"""How often it is looked whether the certificate nears its end."""

log = structlog.get_logger("hub")


class StartError(Exception):
    """The hub can't start; the text says why and what to do."""


WRONG = (SettingsError, DefinitionError, KeysError, CertificateError, ListenError, StartError, SeedError, RegisterError,
         PlanError)  # fmt: skip


def serve(settings: Path, database: str | None = None) -> int:
    """Serve until SIGTERM or SIGINT; 0 after a clean end, 2 when it can't start, and why on stderr.

    `database`: a URL instead of that of the settings.
    """
    configure_logs()
    raise_limit()
    for sign in SIGNALS:
        signal.signal(sign, _end_early)
    try:
        _serve(HubSettings.load(settings, database))
    except WRONG as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _serve(settings: HubSettings) -> None:
    definition = read(settings.hall)
    register = None
    if settings.machines is not None:
        register = read_register(settings.machines, [each.id for each in definition.departments])
    plan = None if settings.appointments is None else read_plan(settings.appointments, definition)
    keys, identity = _secrets(settings)
    with ExitStack() as stack:
        engine = open_hall(settings, definition.id, keys())
        stack.callback(engine.dispose)
        answers_in_time(engine)
        doors = _doors(settings, identity, stack)
        hub = Hub(
            engine, keys, definition.id, settings.public_url or doors[-1].url, system_clock,
            Retention(settings.retention_days), _gateway(settings), settings.remind_hours,
            settings.initials,
        )  # fmt: skip
        asyncio.run(_run(hub, definition, register, plan, doors, identity))


def _gateway(settings: HubSettings) -> Gateway:
    """Of text messages to visitors."""
    told = settings.sms
    if told is None:
        return OnThePages()
    return HttpGateway(told.url, told.token.get_secret_value(), told.timeout)


def _secrets(settings: HubSettings) -> tuple[KeyFile, Identity | None]:
    """What is in the data folder, made on the first start. Raises KeysError, CertificateError or StartError."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return KeyFile(settings.keys), _identity(settings)
    except OSError as error:
        raise StartError(f"{settings.data}: {error.strerror}: make room, or give us the folder") from error


def _end_early(*_: object) -> None:
    """Before it serves: what was begun is undone on the way out."""
    raise SystemExit(0)


def _identity(settings: HubSettings) -> Identity | None:
    """What the programs will check; None where something before the hub speaks TLS."""
    if not settings.tls:
        log.warning("tls_off", hint="only for a hub behind a proxy that speaks TLS to the programs")
        return None
    identity = Identity(settings.certificates, names_of(settings), system_clock())
    until = identity.authority.certificate.not_valid_after_utc
    log.info("ca", fingerprint=fingerprint(identity.authority.pem), until=until.date().isoformat())
    return identity


def _doors(settings: HubSettings, identity: Identity | None, stack: ExitStack) -> list[Door]:
    """The programs' port, and that of visitors' phones where there is one. Raises ListenError."""
    tls = None if identity is None else identity.context
    doors = [Door(stack.enter_context(listen(*settings.address)), tls)]
    if settings.public_address is not None:
        doors.append(Door(stack.enter_context(listen(*settings.public_address)), public=True))
    return doors


async def _run(
    hub: Hub, definition: Definition, register: Register | None, plan: Plan | None, doors: list[Door],
    identity: Identity | None,
) -> None:
    await hub.start()
    try:
        await seed(hub, definition)
        if register is not None:
            await enter(hub, register)
        if plan is not None:
            await enter_plan(hub, plan)
        gc.freeze()  # what the start has made stays: looking through it again would stop the hall for 40 ms
        with _renewing(identity):
            apps = [(door, make_public_app(hub) if door.public else make_app(hub)) for door in doors]
            await serve_doors(hub, apps, lambda: _ready(hub, doors))
    finally:
        await hub.stop()
        log.info("ended", seq=hub.state.seq)


def _ready(hub: Hub, doors: list[Door]) -> None:
    print(f"{READY} {doors[0].url}", flush=True)
    log.info("ready", addresses=[door.url for door in doors], hall=hub.hall, seq=hub.state.seq)


@contextmanager
def _renewing(identity: Identity | None) -> Iterator[None]:
    """As long as the hub runs, its certificate never ends."""
    if identity is None:
        yield
        return
    renewing = asyncio.create_task(_renew(identity))
    try:
        yield
    finally:
        renewing.cancel()


async def _renew(identity: Identity) -> None:
    while True:
        await asyncio.sleep(RENEWAL_SECONDS)
        try:
            identity.renew(system_clock())
        except (CertificateError, OSError) as error:
            log.error("certificate_not_renewed", error=str(error))
