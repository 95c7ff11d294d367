"""Devices that are not there: real bytes behind a real pty or TCP port, with faults to switch on."""

from devices.simulators.idcard import IdCardReaderSimulator
from devices.simulators.printer import PrinterSimulator

__all__ = ["IdCardReaderSimulator", "PrinterSimulator"]
