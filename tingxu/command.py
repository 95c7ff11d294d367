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
hub = typer.Typer(help="The hall's centre: serve, enrol devices, add staff, keep the data.", no_args_is_help=True)
staff = typer.Typer(help="People who may sign in at counters.", no_args_is_help=True)
app.add_typer(hub, name="hub")
hub.add_typer(staff, name="staff")

Settings = Annotated[Path, typer.Option("--settings", help="The program's settings file (TOML).")]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")]
Database = Annotated[
    str | None, typer.Option("--database", metavar="URL", help="Instead of the one that the settings name.")
]
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
def serve(settings: Settings, database: Database = None) -> None:
    """Serve the hall over HTTP until told to stop."""
    from hub.server.main import serve as serve_hub

    raise typer.Exit(serve_hub(settings, database))


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


@hub.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="The new file; the hub's keys are not in it.")],
    settings: Settings,
    database: Database = None,
) -> None:
    """Copy the hall's data into one file while the hall runs, and check the copy."""
    from hub.server.keeping import back_up

    with _settings_errors_told():
        _tell(back_up(settings, file, database))
    typer.echo(f"backup written and checked: {file}")


@hub.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="A backup of this hall.")],
    settings: Settings,
    database: Database = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of the hall that is there.")] = False,
) -> None:
    """Put a backup into a database without this hall, or in the hall's place while it runs."""
    from hub.server.keeping import put_back

    with _settings_errors_told():
        _tell(put_back(settings, file, replace=replace, database=database))
    typer.echo("restored; every row was compared with the backup")


@hub.command("check")
def check(settings: Settings, database: Database = None) -> None:
    """Is the journal without gaps, are the rows as it says, do the seals open? Exit code 1 where not."""
    from hub.server.keeping import look_over

    with _settings_errors_told():
        found = look_over(settings, database)
    for problem in found.problems:
        typer.echo(problem, err=True)
    outcome = f"{len(found.problems)} problems" if found.problems else "no problem"
    typer.echo(f"{found.hall}: {found.events} events, {found.rows} rows, {found.sealed} visitors: {outcome}")
    raise typer.Exit(1 if found.problems else 0)


@hub.command("move")
def move(
    from_: Annotated[str, typer.Option("--from", metavar="URL", help="sqlite:///FILE or postgresql://…")],
    to: Annotated[str, typer.Option("--to", metavar="URL", help="An empty database.")],
) -> None:
    """Copy every hall into another database and compare each row. Stop the hubs first."""
    from hub.server.keeping import move as move_halls

    with _settings_errors_told():
        for hall, counts in move_halls(from_, to).items():
            typer.echo(f"{hall}:")
            _tell(counts)
    typer.echo("every row was compared; now set `database` in the hubs' settings and start them")


@hub.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="The new file.")], settings: Settings, database: Database = None
) -> None:
    """The journal as lines of JSON, without any person."""
    from hub.server.keeping import write_journal

    with _settings_errors_told():
        count = write_journal(settings, file, database)
    typer.echo(f"{count} events written: {file}")


def _tell(counts: dict[str, int]) -> None:
    for table, rows in counts.items():
        typer.echo(f"{rows:>9}  {table}")


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
