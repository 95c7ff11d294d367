"""A wrong file is the operator's to mend: say what and how, without a trace, and exit with 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

SETTINGS_ERROR = 2
"""Exit code where a settings or hall file is missing or wrong."""


@contextmanager
def settings_errors_told() -> Iterator[None]:
    """For the body of a command."""
    from hall.definition_file import DefinitionError
    from hub.server.settings import SettingsError as HubSettingsError
    from ui_common.settings import SettingsError

    try:
        yield
    except (SettingsError, HubSettingsError, DefinitionError) as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(SETTINGS_ERROR) from wrong


@contextmanager
def screen_settings_errors_told() -> Iterator[None]:
    """The same for a program with a window. Import the program within: Qt comes after the settings, since
    PySide reads the source of every module that is imported after it.
    """
    from ui_common.settings import SettingsError

    try:
        yield
    except SettingsError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(SETTINGS_ERROR) from wrong
