"""`tingxu devices`: what is plugged in, whether it works, and devices that are not there. No screen is needed.

Exit codes: 0 done; 1 a device failed; 2 the command or a settings file is wrong; 3 the port or the device does not
answer; 4 nothing was read in time.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from devices.named import NamedDevice

FAILED, WRONG, AWAY, NOTHING = 1, 2, 3, 4
devices = typer.Typer(help="Devices: list, probe, watch, test, read, simulate. Needs no screen.", no_args_is_help=True)

Settings = Annotated[Path | None, typer.Option("--settings", help="A program's settings file, for its devices.")]
Port = Annotated[str | None, typer.Option("--port", help="/dev/ttyUSB0, serial:/dev/ttyS1?baud=9600 or tcp://host:port")]
KindWord = Annotated[str | None, typer.Option("--kind", help="As `tingxu devices list` names it.")]
Profile = Annotated[str, typer.Option("--profile", help="A model; without it the kind's own.")]
Baud = Annotated[int, typer.Option("--baud", min=300, help="Where --port is a path.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]


@devices.callback()
def quiet() -> None:
    """What drivers log goes to the standard error, and only what matters."""
    import logging

    import structlog

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


@devices.command("list")
def list_all(as_json: AsJson = False) -> None:
    """Kinds and their profiles, and the serial ports of this machine."""
    from devices.kinds import all_kinds
    from devices.ports import ports
    from devices.profiles import profiles_of

    found = ports()
    if as_json:
        kinds = [
            {"kind": kind.word, "title": kind.title.en, "profiles": profiles_of(kind.word)} for kind in all_kinds()
        ]
        seen = [{"path": each.path, "by_id": each.by_id, "description": each.description} for each in found]
        typer.echo(json.dumps({"kinds": kinds, "ports": seen}, ensure_ascii=False))
        return
    for kind in all_kinds():
        typer.echo(f"{kind.word}  {kind.title.zh}  {kind.title.en}")
        for name, model in profiles_of(kind.word).items():
            typer.echo(f"    {name}{' *' if name == kind.profile else ''}  {model}")
    typer.echo("ports:" if found else "no serial ports")
    for port in found:
        typer.echo(f"    {port.by_id or port.path}  {port.path}  {port.description}")


@devices.command("probe")
def probe_port(
    port: Annotated[str, typer.Argument(help="/dev/ttyUSB0 or tcp://host:port")],
    seconds: Annotated[float, typer.Option("--seconds", min=0.2, help="How long each kind waits for an answer.")] = 4.0,
    as_json: AsJson = False,
) -> None:
    """Which kind of device answers at a port? Nothing else may use it meanwhile."""
    from devices.advice import advice_for
    from devices.probing import probe
    from devices.telling import check_json, check_line, status_json

    with _told():
        for tried in probe(port, seconds):
            if tried.answered:
                if as_json:
                    checks = [check_json(check) for check in tried.checks]
                    status = tried.status and status_json(tried.status)
                    _print({"kind": tried.kind.word, "url": tried.url, "status": status, "checks": checks})
                else:
                    typer.echo(f"{tried.kind.word}  {tried.url}")
                    for check in tried.checks:
                        typer.echo(f"    {check_line(tried.kind, check)}")
                return
            detail = tried.status.detail if tried.status else "no-answer"
            fact = advice_for(detail, tried.kind).fact.en
            typer.echo(f"{tried.kind.word}: {fact} ({detail}) at {tried.url}", err=True)
    typer.echo(f"{port}: no device that we know answers", err=True)
    raise typer.Exit(AWAY)


@devices.command("watch")
def watch(
    settings: Settings = None, port: Port = None, kind: KindWord = None, profile: Profile = "", baud: Baud = 115200
) -> None:
    """One line of JSON for each change, until it is stopped. Names and numbers of people are masked."""
    from devices.watching import lines

    with _told():
        for line in lines(_chosen(settings, port, kind, profile, baud)):
            _print(line)


@devices.command("test")
def self_tests(
    settings: Settings = None,
    port: Port = None,
    kind: KindWord = None,
    profile: Profile = "",
    baud: Baud = 115200,
    as_json: AsJson = False,
) -> None:
    """The self-test of each device of a settings file, or of one. Exit code 1 where one fails."""
    from devices.checks import passed
    from devices.telling import check_json, check_line
    from devices.testing import tested

    failed = False
    with _told():
        for device, checks in tested(_chosen(settings, port, kind, profile, baud)):
            failed |= not passed(checks)
            if as_json:
                found = [check_json(check) for check in checks]
                _print({"kind": device.kind.word, "url": device.url, "ok": passed(checks), "checks": found})
                continue
            typer.echo(f"{device.kind.word}  {device.url}")
            for check in checks:
                typer.echo(f"    {check_line(device.kind, check)}")
    raise typer.Exit(FAILED if failed else 0)


@devices.command("read")
def read(
    port: Annotated[str, typer.Option("--port", help="/dev/ttyUSB0, serial:/dev/ttyS1?baud=9600 or tcp://host:port")],
    kind: Annotated[str, typer.Option("--kind", help="idcard, or any kind that reads.")] = "idcard",
    profile: Profile = "",
    baud: Baud = 115200,
    seconds: Annotated[float, typer.Option("--seconds", min=0.5, help="How long to wait for a card.")] = 30.0,
) -> None:
    """Read one card at a port and print all its fields as JSON. They are a person's: mind where they go."""
    from devices.advice import advice_for
    from devices.reading import Refused, Unread, read_one

    with _told():
        (device,) = _chosen(None, port, kind, profile, baud)
        outcome = read_one(device, seconds)
    match outcome:
        case Refused(reason):
            _complain(f"not read: {_words(advice_for(reason, device.kind))} ({reason})", FAILED)
        case Unread(detail) if detail:
            _complain(f"{port}: {_words(advice_for(detail, device.kind))} ({detail})", AWAY)
        case Unread():
            _complain(f"{port}: nothing was read within {seconds:g} s", NOTHING)
        case _:
            _print(outcome)


@devices.command("simulate")
def simulate(
    kind: Annotated[str, typer.Argument(help="As `tingxu devices list` names it.")],
    at: Annotated[Path | None, typer.Option("--at", help="Where the pty's link is to be.")] = None,
    tcp: Annotated[int | None, typer.Option("--tcp", min=0, help="A TCP port instead; 0: any.")] = None,
) -> None:
    """A device that is not there. Lines on the standard input set its faults; `help` tells which."""
    from devices.named import named_device
    from devices.simulating import serve

    with _told():
        serve(named_device(kind, "").kind, at, tcp, sys.stdin, lambda line: print(line, flush=True))


def _chosen(
    settings: Path | None, port: str | None, kind: str | None, profile: str, baud: int
) -> list[NamedDevice]:
    """What a command is about. Raises NamedError."""
    from devices.named import NamedError, devices_in, named_device
    from devices.ports import url_of

    if settings is not None and port is None:
        found = devices_in(settings)
        if not found:
            raise NamedError(f"{settings}: names no device")
        return found
    if port is None or kind is None:
        raise NamedError("say which: --settings FILE, or --port PORT and --kind KIND")
    return [named_device(kind, url_of(port, baud), profile)]


@contextmanager
def _told() -> Iterator[None]:
    """Settings, urls and profiles that make no sense are told in one line; so is the end by Ctrl-C."""
    try:
        yield
    except ValueError as unusable:
        _complain(str(unusable), WRONG)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def _words(advice: object) -> str:
    from devices.words import Advice

    assert isinstance(advice, Advice)
    return f"{advice.fact.en}. {advice.cure.en}"


def _complain(text: str, code: int) -> None:
    typer.echo(text, err=True)
    raise typer.Exit(code)


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)
