"""The `tingxu` command. A program is imported only when it is asked for: a kiosk never loads the hub."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tingxu.access_commands import keys, staff, token
from tingxu.device_commands import devices
from tingxu.loading import loading
from tingxu.settings_told import screen_settings_errors_told, settings_errors_told

app = typer.Typer(
    name="tingxu",
    help="Tingxu (厅序): ticket kiosks, counters, call boards and voices of a service hall.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
hub = typer.Typer(no_args_is_help=True)
app.add_typer(hub, name="hub")
app.add_typer(devices, name="devices")
hub.add_typer(token, name="token")
hub.add_typer(staff, name="staff")
hub.add_typer(keys, name="keys")

Settings = Annotated[Path, typer.Option("--settings", help="The program's settings file (TOML).")]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the screen.")]
Database = Annotated[
    str | None, typer.Option("--database", metavar="URL", help="Instead of the one that the settings name.")
]
Lent = Annotated[
    str | None, typer.Option("--database", metavar="URL", help="An empty database for the hub; else a file of its own.")
]
Out = Annotated[Path, typer.Option("--out", help="Folder for what is written.")]


@hub.callback(invoke_without_command=True)
def hub_alone(
    chosen: typer.Context,
    settings: Annotated[Path | None, typer.Option("--settings", help="As `serve` does.")] = None,
    database: Database = None,
) -> None:
    """The hall's centre: serve (also without a command), enrol, staff, keys, keep the data."""
    if chosen.invoked_subcommand is None:
        if settings is None:
            raise typer.BadParameter("name the hub's settings file", param_hint="--settings")
        serve(settings, database)
    elif settings or database:
        raise typer.BadParameter(f"these options stand behind `{chosen.invoked_subcommand}`")


@hub.command("serve")
def serve(settings: Settings, database: Database = None) -> None:
    """Serve the hall over HTTPS until told to stop."""
    with loading():
        from hub.server.main import serve as serve_hub

    raise typer.Exit(serve_hub(settings, database))


@hub.command("enrol")
def enrol(
    kind: Annotated[str, typer.Argument(help="kiosk, counter, board or portal")],
    device: Annotated[str, typer.Argument(metavar="ID", help="Its id, such as k1, 3 or b1")],
    settings: Settings,
    out: Annotated[Path | None, typer.Option("--out", help="Settings file to write for the device.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="How the device reaches the hub.")] = None,
) -> None:
    """Give a device its token and the hub's CA, in a settings file for it."""
    from hub.server.access.enrol import enrol as enrol_device

    with settings_errors_told():
        written = enrol_device(settings, kind, device, out, url)
        typer.echo(f"settings written: {written}")
    if kind == "kiosk":
        _give_pin(written, None)


@hub.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="The new file; the hub's keys are not in it.")],
    settings: Settings,
    database: Database = None,
) -> None:
    """Copy the hall's data into one file while the hall runs, and check the copy."""
    from hub.server.keeping.keeping import back_up

    with settings_errors_told():
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
    from hub.server.keeping.keeping import put_back

    with settings_errors_told():
        _tell(put_back(settings, file, replace=replace, database=database))
    typer.echo("restored; every row was compared with the backup")


@hub.command("check")
def check(settings: Settings, database: Database = None) -> None:
    """Is the journal without gaps, are the rows as it says, do the seals open? Exit code 1 where not."""
    from hub.server.keeping.keeping import look_over

    with settings_errors_told():
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
    from hub.server.keeping.keeping import move as move_halls

    with settings_errors_told():
        for hall, counts in move_halls(from_, to).items():
            typer.echo(f"{hall}:")
            _tell(counts)
    typer.echo("every row was compared; now set `database` in the hubs' settings and start them")


@hub.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="The new file.")], settings: Settings, database: Database = None
) -> None:
    """The journal as lines of JSON, without any person."""
    from hub.server.keeping.keeping import write_journal

    with settings_errors_told():
        count = write_journal(settings, file, database)
    typer.echo(f"{count} events written: {file}")


@hub.command("import-appointments")
def import_appointments(
    file: Annotated[Path, typer.Argument(help="CSV with a line of names, or JSON (.json, .jsonl).")],
    settings: Settings,
    database: Database = None,
) -> None:
    """Take in what a municipal portal has booked, while the hall runs. Exit code 1 where a row was refused.

    Each row once, by the portal's id: the same file again changes nothing.
    """
    from collections import Counter

    from hub.server.portal.files import import_appointments as taken_in

    counts = Counter[str]()
    with settings_errors_told():
        for result in taken_in(settings, file, database):
            counts[result.outcome] += 1
            if result.outcome == "refused":
                typer.echo(f"line {result.line}: {result.field or 'row'}: {result.reason}", err=True)
    typer.echo(f"booked {counts['booked']}, known already {counts['known']}, refused {counts['refused']}")
    raise typer.Exit(1 if counts["refused"] else 0)


@hub.command("story")
def story(
    ticket: Annotated[str, typer.Argument(help="A ticket's number, or its id.")],
    settings: Settings,
    day: Annotated[
        datetime | None, typer.Option("--day", formats=["%Y-%m-%d"], help="Of its number; else today.")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="zh or en.")] = "zh",
    database: Database = None,
) -> None:
    """All that happened to a ticket, in words, each call with its why; nobody's name."""
    from hub.server.keeping.story import print_story

    with settings_errors_told():
        for line in print_story(settings, ticket, day and day.date(), "en" if language == "en" else "zh", database):
            typer.echo(line)


@hub.command("export-appointments")
def export_appointments(
    file: Annotated[Path, typer.Argument(help="The new file: .db (SQLite) or .csv.")],
    settings: Settings,
    database: Database = None,
) -> None:
    """All appointments for those who count and compare, without any person."""
    from hub.server.keeping.analysis import write_appointments

    with settings_errors_told():
        count = write_appointments(settings, file, database)
    typer.echo(f"{count} appointments written: {file}")


def _tell(counts: dict[str, int]) -> None:
    for table, rows in counts.items():
        typer.echo(f"{rows:>9}  {table}")


@app.command("pin")
def pin(
    settings: Settings,
    choose: Annotated[bool, typer.Option("--choose", help="Type one instead of getting one.")] = False,
) -> None:
    """Give a kiosk's technicians a new PIN; it holds from the kiosk's next start."""
    chosen = typer.prompt("PIN", hide_input=True, confirmation_prompt=True) if choose else None
    _give_pin(settings, chosen)


def _give_pin(settings: Path, chosen: str | None) -> None:
    from kiosk_app.technician.pin import new_pin, write_pin

    made = chosen or new_pin()
    try:
        write_pin(settings, made)
    except (OSError, ValueError) as error:
        typer.echo(f"{settings}: {error}", err=True)
        raise typer.Exit(2) from None
    typer.echo("technician's PIN set" if chosen else f"technician's PIN, shown this once: {made}")


@app.command("kiosk")
def kiosk(settings: Settings, fullscreen: Fullscreen = False) -> None:
    """The visitor's ticket kiosk."""
    with screen_settings_errors_told():
        with loading():
            from kiosk_app.main import main as run

        raise typer.Exit(run(settings, fullscreen))


@app.command("counter")
def counter(settings: Settings, fullscreen: Fullscreen = False) -> None:
    """The clerk's terminal at a counter."""
    with screen_settings_errors_told():
        with loading():
            from counter_app.main import main as run

        raise typer.Exit(run(settings, fullscreen))


@app.command("board")
def board(settings: Settings, fullscreen: Fullscreen = False) -> None:
    """The hall's call board, with its voice."""
    with screen_settings_errors_told():
        with loading():
            from queue_display.main import main as run

        raise typer.Exit(run(settings, fullscreen))


@app.command("console")
def console(
    folder: Annotated[Path, typer.Option("--folder", help="For the simulated devices and prints.")],
) -> None:
    """Simulated card reader and ticket printer."""
    from tingxu.console.main import main as run

    raise typer.Exit(run(folder))


@app.command("keypad")
def learn_keys(
    port: Annotated[str, typer.Option("--port", metavar="URL", help="evdev:/dev/input/by-id/...-event-kbd")],
    out: Annotated[Path, typer.Option("--out", help="The profile file to write.")],
    model: Annotated[str, typer.Option("--model", help="What to call this keypad.")] = "Tactile keypad, learnt",
) -> None:
    """Learn which key of a tactile keypad means what, by pressing them one after the other."""
    from tingxu.learn_keys import learn_keys as learn

    raise typer.Exit(learn(port, out, model, typer.echo))


@app.command("run")
def run_hall(out: Out = Path("out/demo"), database: Lent = None) -> None:
    """A simulated hall on this machine (without a display: demo)."""
    from tingxu.hall_windows import has_display, run

    if not has_display():
        typer.echo("No display here: playing the stories on virtual ones.")
        demo(out, database=database)
    with settings_errors_told():
        raise typer.Exit(run(database))


@app.command("demo")
def demo(
    out: Out = Path("out/demo"),
    only: Annotated[list[str] | None, typer.Option("--only", help="Only this story (repeatable).")] = None,
    database: Lent = None,
) -> None:
    """Plays every visitor's story through the real programs."""
    from tingxu.demo.main import main as play

    with settings_errors_told():
        raise typer.Exit(play(out, frozenset(only or ()), database))


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


@app.command("simulate")
def simulate(
    hall: Annotated[Path | None, typer.Option("--hall", help="The hall's definition; else the sample.")] = None,
    arrivals: Annotated[
        Path | None,
        typer.Option("--arrivals", metavar="CSV", help="Real days: arrived_at, queue, class, service_seconds."),
    ] = None,
    days: Annotated[int, typer.Option("--days", min=1, max=1000, help="So many days made up.")] = 20,
    load: Annotated[float, typer.Option("--load", min=0.05, max=2, help="Work offered ÷ counters' time.")] = 0.9,
    visitors: Annotated[int | None, typer.Option("--visitors", min=1, help="A day, instead of --load.")] = None,
    counters: Annotated[int | None, typer.Option("--counters", min=1, max=99, help="Of a hall made up.")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, metavar="N", help="The same dice again.")] = 1,
    open_: Annotated[
        str | None, typer.Option("--open", metavar="N@TIME", help="What if: 2@10:00 opens two more counters at ten.")
    ] = None,
    out: Out = Path("out/simulate"),
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the comparison to this file.")] = None,
) -> None:
    """Plays days of a hall on a bench: its policy beside others', on the same arrivals."""
    from tingxu.simulate.main import Asked
    from tingxu.simulate.main import main as play

    asked = Asked(hall, arrivals, days, load, visitors, counters, seed, open_, out, json_file)
    raise typer.Exit(play(asked))


@app.command("estimate")
def estimate(
    history: Annotated[
        Path,
        typer.Option(
            "--history", metavar="CSV", help="A log: arrived_at, queue, class, called_at, finished_at, counter."
        ),
    ],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all scores to this file.")] = None,
) -> None:
    """How true the waiting ranges would have been on a real log, beside the plain rules."""
    from tingxu.estimate.main import main as walk

    raise typer.Exit(walk(history, json_file))


@app.command("storm")
def storm(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help="Only these storms.")] = None,
    long: Annotated[bool, typer.Option("--long", help="Ten thousand kills and more instead of hundreds.")] = False,
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", help="The same dice again.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the counts to this file.")] = None,
    out: Out = Path("out/storm"),
) -> None:
    """Kills, freezes and starves the programs, and tells what was lost."""
    from tingxu.storm.main import main as rage

    raise typer.Exit(rage(names or (), long=long, seed=seed, json_file=json_file, out=out))


def main() -> None:
    """Entry point of the installed command."""
    app(prog_name="tingxu")


if __name__ == "__main__":
    main()
