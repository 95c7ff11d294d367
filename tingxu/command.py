"""The `tingxu` command. A program is imported only when it is asked for: a kiosk never loads the hub."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

SETTINGS_ERROR = 2
"""Exit code where a settings or hall file is missing or wrong."""

app = typer.Typer(
    name="tingxu",
    help="Tingxu (厅序): ticket kiosks, counters, call boards and voices of a service hall.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
hub = typer.Typer(help="The hall's centre: serve, enrol devices, add staff.", no_args_is_help=True)
staff = typer.Typer(help="People who may sign in at counters.", no_args_is_help=True)
app.add_typer(hub, name="hub")
hub.add_typer(staff, name="staff")

Settings = Annotated[Path, typer.Option("--settings", help="The program's settings file (TOML).")]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")]
Out = Annotated[Path, typer.Option("--out", help="Folder for what is written.")]


@contextmanager
def _settings_errors_told() -> Iterator[None]:
    """A wrong file is the operator's to mend: say what and how, without a trace, and exit with 2."""
    from hall.definition_file import DefinitionError
    from hub.server.settings import SettingsError as HubSettingsError
    from ui_common.settings import SettingsError

    try:
        yield
    except (SettingsError, HubSettingsError, DefinitionError) as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(SETTINGS_ERROR) from wrong


@contextmanager
def _screen_settings_errors_told() -> Iterator[None]:
    """The same for a program with a window. Import the program within: Qt comes after the settings, since
    PySide reads the source of every module that is imported after it.
    """
    from ui_common.settings import SettingsError

    try:
        yield
    except SettingsError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(SETTINGS_ERROR) from wrong


@hub.command("serve")
def serve(settings: Settings) -> None:
    """Serve the hall over HTTP until told to stop."""
    from hub.server.main import serve as serve_hub

    raise typer.Exit(serve_hub(settings))


@hub.command("enrol")
def enrol(
    kind: Annotated[str, typer.Argument(help="kiosk, counter or board")],
    device: Annotated[str, typer.Argument(metavar="ID", help="Its id, such as k1, 3 or b1")],
    settings: Settings,
    out: Annotated[Path | None, typer.Option("--out", help="Settings file to write for the device.")] = None,
) -> None:
    """Give a device its token, and write or print its settings file."""
    from hub.server.enrol import enrol as enrol_device

    with _settings_errors_told():
        typer.echo(f"settings written: {enrol_device(settings, kind, device, out)}")


@staff.command("add")
def staff_add(
    login: Annotated[str, typer.Argument(help="The name to sign in with")],
    name: Annotated[str, typer.Option("--name", help="As colleagues see it.")],
    settings: Settings,
    password: Annotated[
        str, typer.Option(envvar="TINGXU_PASSWORD", prompt=True, hide_input=True, confirmation_prompt=True)
    ],
) -> None:
    """Let a person sign in at counters. The password is asked for, or read from TINGXU_PASSWORD."""
    from hub.server.enrol import add_staff

    with _settings_errors_told():
        add_staff(settings, login, name, password)


@app.command("kiosk")
def kiosk(settings: Settings, fullscreen: Fullscreen = False) -> None:
    """The visitor's ticket kiosk."""
    with _screen_settings_errors_told():
        from kiosk_app.main import main as run

        raise typer.Exit(run(settings, fullscreen))


@app.command("counter")
def counter(settings: Settings, fullscreen: Fullscreen = False) -> None:
    """The clerk's terminal at a counter."""
    with _screen_settings_errors_told():
        from counter_app.main import main as run

        raise typer.Exit(run(settings, fullscreen))


@app.command("board")
def board(settings: Settings, fullscreen: Fullscreen = False) -> None:
    """The hall's call board, with its voice."""
    with _screen_settings_errors_told():
        from queue_display.main import main as run

        raise typer.Exit(run(settings, fullscreen))


@app.command("console")
def console(
    folder: Annotated[Path, typer.Option("--folder", help="For the simulated devices and prints.")],
) -> None:
    """Simulated card reader and ticket printer."""
    from tingxu.console.main import main as run

    raise typer.Exit(run(folder))


@app.command("run")
def run_hall(out: Out = Path("out/demo")) -> None:
    """A whole simulated hall on this machine (without a display: demo)."""
    from tingxu.hall_windows import has_display, run

    if not has_display():
        typer.echo("No display here: playing the stories on virtual ones.")
        demo(out)
    with _settings_errors_told():
        raise typer.Exit(run())


@app.command("demo")
def demo(
    out: Out = Path("out/demo"),
    only: Annotated[list[str] | None, typer.Option("--only", help="Only this story (repeatable).")] = None,
) -> None:
    """Plays every visitor's story through the real programs."""
    from tingxu.demo.main import main as play

    with _settings_errors_told():
        raise typer.Exit(play(out, frozenset(only or ())))


@app.command("rules")
def rules(
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the table to this file.")] = None,
) -> None:
    """The centre's rules, and what proves each of them."""
    from tingxu.rules.main import rules as show

    raise typer.Exit(show(json_file))


@app.command("shots")
def shots(out: Out = Path("out/shots")) -> None:
    """Takes a picture of every page."""
    from tingxu.shots import main as take

    raise typer.Exit(take(out))


@app.command("bench")
def bench(
    out: Annotated[Path, typer.Option("--out", help="File for the figures.")] = Path("out/bench.json"),
) -> None:
    """Measures rates, delays and memory."""
    from tingxu.bench.main import main as measure

    raise typer.Exit(measure(out))


def main() -> None:
    """Entry point of the installed command."""
    app(prog_name="tingxu")


if __name__ == "__main__":
    main()
