"""What the printing tool tells, read: its own output as it was, and anything else."""

from __future__ import annotations

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.ipp_report import NoReport, read_report

STATE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
<key>ipptoolVersion</key>
<string>CUPS v2.4.2</string>
<key>Transfer</key>
<string>auto</string>
<key>Tests</key>
<array>
<dict>
<key>Successful</key>
<true />
<key>StatusCode</key>
<string>successful-ok</string>
<key>ResponseAttributes</key>
<array>
<dict>
<key>attributes-charset</key>
<string>utf-8</string>
</dict>
<dict>
<key>printer-make-and-model</key>
<string>Example Printer</string>
<key>printer-is-accepting-jobs</key>
<true />
<key>printer-state</key>
<integer>5</integer>
<key>printer-state-reasons</key>
<array>
<string>media-empty-error</string>
<string>toner-low-warning</string>
<string>paused</string>
</array>
</dict>
</array>
</dict>
</array>
<key>Successful</key>
<true />
</dict>
</plist>
"""
REFUSED = b"""<plist version="1.0"><dict><key>Tests</key><array></array><key>Successful</key><false />
<key>ErrorMessage</key><string>Unable to connect to "localhost" on port 1 - Connection refused</string></dict>
</plist>"""


def test_a_printers_state() -> None:
    report = read_report(STATE)
    assert report.ok
    assert report.number("printer-state") == 5
    assert report.reasons == {"media-empty", "toner-low", "paused"}
    assert report.text("printer-make-and-model") == "Example Printer"
    assert report.number("job-id") is None


def test_nobody_there() -> None:
    report = read_report(REFUSED)
    assert (report.status, report.ok, report.attributes) == ("", False, {})
    assert "refused" in report.error


@pytest.mark.parametrize(
    "data", [b"", b"ipptool: no", b"<plist><string>x</string></plist>", b"<plist><dict>", STATE[:-30]]
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(NoReport):
        read_report(data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(alphabet=st.characters(min_codepoint=32)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["Tests", "StatusCode", "ResponseAttributes", "ErrorMessage", "job-id", "printer-state-reasons"]), inner),
    max_leaves=12,
)  # fmt: skip


@given(VALUES)
def test_any_property_list_is_read_or_refused(told: object) -> None:
    try:
        data = plistlib.dumps(told)  # type: ignore[arg-type]
    except (TypeError, OverflowError, ValueError):
        return
    try:
        report = read_report(data)
    except NoReport:
        return
    assert isinstance(report.reasons, frozenset)
    assert report.number("job-id") is None or isinstance(report.number("job-id"), int)


@given(st.integers(0, len(STATE)), st.binary(max_size=6))
def test_any_damage_is_read_or_refused(at: int, noise: bytes) -> None:
    try:
        report = read_report(STATE[:at] + noise + STATE[at + len(noise) :])
    except NoReport:
        return
    assert isinstance(report.reasons, frozenset)
