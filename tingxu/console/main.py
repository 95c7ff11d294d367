"""The console as a program: `tingxu console --folder DIR`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from tingxu.console.people import load_people
from tingxu.console.view_model import ConsoleView
from ui_common.stage import Stage
from ui_common.window import run_program

MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"
SIZE = (1280, 800)


def main(folder: Path) -> int:
    """Show the console until it is closed; devices in `folder`/devices, prints in `folder`/prints."""
    views: list[ConsoleView] = []

    def properties(stage: Stage) -> Mapping[str, object]:
        today = datetime.now(UTC).date()  # noqa: TID251 — the edge where the sample people get their age
        views.append(ConsoleView(folder, load_people(today)))
        return {"view": views[0]}

    return run_program(
        "console", MAIN, properties, panel="console", size=SIZE, on_stop=lambda: views[0].close()
    )
