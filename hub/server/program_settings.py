"""The settings file that a program gets when it is enrolled."""

from __future__ import annotations

from collections.abc import Sequence

from hub.wire import Audience

_HUB = """
[hub]
{hubs}
token = "{token}"
"""

_KIOSK = """# Settings of kiosk {subject}. The token is a secret of this machine.
language = "zh"
id = "{subject}"
idle_seconds = 45
{hub}
[idcard]
url = "serial:/dev/ttyUSB0?baud=115200"

[printer]
url = "serial:/dev/ttyUSB1?baud=115200"
profile = "escpos-80"
"""

_COUNTER = """# Settings of the terminal at counter {subject}. The token is a secret of this machine.
language = "zh"
id = "{subject}"
{hub}"""

_BOARD = """# Settings of call board {subject}. The token is a secret of this machine.
language = "zh"
id = "{subject}"
{hub}
[voice]
sink = "auto"
repeat = 2
chime = true
"""

PROGRAMS: dict[str, str] = {
    Audience.KIOSK.value: _KIOSK,
    Audience.COUNTER.value: _COUNTER,
    Audience.BOARD.value: _BOARD,
}


def settings_text(role: Audience, subject: str, urls: Sequence[str], token: str) -> str:
    """The file's text, with sensible defaults to be changed on the spot."""
    several = ", ".join(f'"{url}"' for url in urls)
    hubs = f"url = {several}" if len(urls) == 1 else f"urls = [{several}]"
    hub = _HUB.format(hubs=hubs, token=token)
    return PROGRAMS[role.value].format(subject=subject, hub=hub)
