"""`tingxu hub token`, `tingxu hub staff` and `tingxu hub keys`: who may take part, and the hub's secrets."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from tingxu.settings_told import settings_errors_told

token = typer.Typer(help="Tokens of kiosks, counters and boards.", no_args_is_help=True)
staff = typer.Typer(help="People who may sign in, at counters and at the hub's pages.", no_args_is_help=True)
keys = typer.Typer(help="The keys that seal who visitors are and sign what is scanned.", no_args_is_help=True)

Settings = Annotated[Path, typer.Option("--settings", help="The hub's settings file (TOML).")]
Kind = Annotated[str, typer.Argument(help="kiosk, counter, board or portal")]
Device = Annotated[str, typer.Argument(metavar="ID", help="Its id, such as k1, 3 or b1")]
Login = Annotated[str, typer.Argument(help="The name to sign in with")]
Password = Annotated[
    str, typer.Option(envvar="TINGXU_PASSWORD", prompt=True, hide_input=True, confirmation_prompt=True)
]


@token.command("rotate")
def token_rotate(
    kind: Kind,
    device: Device,
    settings: Settings,
    out: Annotated[Path, typer.Option("--out", help="The device's settings file, which gets the new token.")],
    overlap_minutes: Annotated[int, typer.Option(min=0, max=7 * 24 * 60, help="The old token is good so long.")] = 15,
) -> None:
    """Give a device a new token; the old one works until the device was started with the new file."""
    from hub.server.access.token_office import rotate

    with settings_errors_told():
        written = rotate(settings, kind, device, out, timedelta(minutes=overlap_minutes))
        typer.echo(f"new token in {written}; the old one ends in {overlap_minutes} minutes")


@token.command("revoke")
def token_revoke(kind: Kind, device: Device, settings: Settings) -> None:
    """End every token of a device, as when it was stolen: it is out within two seconds."""
    from hub.server.access.token_office import revoke

    with settings_errors_told():
        typer.echo(f"tokens ended: {revoke(settings, kind, device)}")


@token.command("list")
def token_list(settings: Settings) -> None:
    """Tokens that are good now, by the first digits of their SHA-256."""
    from hub.server.access.token_office import listed

    with settings_errors_told():
        for each in listed(settings):
            ends = "" if each.ends_at is None else f"  ends {_shown(each.ends_at)}"
            bearer = each.bearer
            typer.echo(f"{each.mark}  {bearer.role.value} {bearer.subject}  since {_shown(each.created_at)}{ends}")


@staff.command("add")
def staff_add(
    login: Login,
    name: Annotated[str, typer.Option("--name", help="As colleagues see it.")],
    settings: Settings,
    password: Password,
    role: Annotated[str, typer.Option("--role", help="clerk, guide, technician or manager")] = "clerk",
) -> None:
    """Let a person sign in. The password is asked for, or read from TINGXU_PASSWORD.

    A clerk does so at counters, a technician at the hub's pages, guides and managers at both.
    """
    from hub.server.access.enrol import add_staff

    with settings_errors_told():
        add_staff(settings, login, name, password, role)


@staff.command("list")
def staff_list(settings: Settings) -> None:
    """Who may sign in."""
    from hub.server.access.staff_office import listed

    with settings_errors_told():
        for login, member in listed(settings).items():
            typer.echo(f"{login}  {member.name}  {member.role.value}")


@staff.command("password")
def staff_password(login: Login, settings: Settings, password: Password) -> None:
    """Give a person a new password; where they are signed in they are out within two seconds."""
    from hub.server.access.staff_office import change_password

    with settings_errors_told():
        change_password(settings, login, password)


@staff.command("role")
def staff_role(
    login: Login,
    role: Annotated[str, typer.Argument(help="clerk, guide, technician or manager")],
    settings: Settings,
) -> None:
    """Give a person another role and the same password; they are out within two seconds and sign in anew."""
    from hub.server.access.staff_office import change_role

    with settings_errors_told():
        change_role(settings, login, role)


@staff.command("phone")
def staff_phone(
    login: Login,
    settings: Settings,
    phone: Annotated[
        str, typer.Option(prompt="Phone, empty for none", envvar="TINGXU_PHONE", help="Digits; from abroad with +.")
    ] = "",
) -> None:
    """Tell a person by text message too what they answer for: work orders, calls for help."""
    from hub.server.access.staff_office import keep_phone

    with settings_errors_told():
        keep_phone(settings, login, phone)


@staff.command("remove")
def staff_remove(login: Login, settings: Settings) -> None:
    """Let a person sign in no more: out within two seconds, their counter free, their visitor waiting again."""
    from hub.server.access.staff_office import remove

    with settings_errors_told():
        remove(settings, login)


@keys.command("rotate")
def keys_rotate(
    settings: Settings,
    lookup: Annotated[
        bool, typer.Option("--lookup", help="Change the key by which visitors are found again as well.")
    ] = False,
) -> None:
    """Make a new key and seal again what the old one sealed, while the hub runs."""
    from hub.server.trust.key_office import rotate

    with settings_errors_told():
        rotate(settings, lookup, typer.echo)


@keys.command("list")
def keys_list(settings: Settings) -> None:
    """Numbers of the keys, never the keys."""
    from hub.server.trust.key_office import listed

    with settings_errors_told():
        found = listed(settings)
        since = dict(found.since)
        for number in found.numbers():
            use = ["current"] if number == found.current else []
            use += ["finds visitors"] if number in found.lookups else []
            began = f"since {_shown(since[number])}" if number in since else "from the beginning"
            typer.echo(f"{number}  {began}  {', '.join(use)}".rstrip())


def _shown(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
