"""Drivers: one thread each, that only calls a callback."""

from devices.drivers.idcard import IdCardReader
from devices.drivers.printer import TicketPrinter

__all__ = ["IdCardReader", "TicketPrinter"]
