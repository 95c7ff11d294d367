"""The settings file that a program gets when it is enrolled."""

from __future__ import annotations

from collections.abc import Sequence

from hub.link.trust import SYSTEM, fingerprint
from hub.wire import Audience

_HUB = """
[hub]
{hubs}
token = "{token}"
"""
_CA = """ca_sha256 = "{fingerprint}"
ca = \"\"\"
{pem}\"\"\"
"""
_SYSTEM = f"""ca = "{SYSTEM}"
"""
_PLAIN = """tls = false
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

_PORTAL = """# For the municipal portal {subject}, which tells appointments to POST /v1/portal/appointments.
# The token is a secret of that site.
{hub}"""

PROGRAMS: dict[str, str] = {
    Audience.KIOSK.value: _KIOSK,
    Audience.COUNTER.value: _COUNTER,
    Audience.BOARD.value: _BOARD,
    Audience.PORTAL.value: _PORTAL,
}


def settings_text(role: Audience, subject: str, hub: str) -> str:
    """The file's text, with sensible defaults to be changed on the spot. `hub`: as from `hub_text`."""
    return PROGRAMS[role.value].format(subject=subject, hub=hub)


def hub_text(urls: str | Sequence[str], token: str, ca: str | None) -> str:
    """The table [hub], of one hub or several. `ca`: PEM, "system", or None for plain HTTP."""
    several = (urls,) if isinstance(urls, str) else urls
    quoted = ", ".join(f'"{url}"' for url in several)
    hubs = f"url = {quoted}" if len(several) == 1 else f"urls = [{quoted}]"
    text = _HUB.format(hubs=hubs, token=token)
    if ca is None:
        return text + _PLAIN
    return text + (_SYSTEM if ca == SYSTEM else _CA.format(pem=ca, fingerprint=fingerprint(ca)))
