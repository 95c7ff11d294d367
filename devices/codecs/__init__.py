"""Bytes to events and back, without I/O, clock or thread."""
