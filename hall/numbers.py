"""Ticket numbers as people read them."""

from __future__ import annotations


def number_of(series: str, ordinal: int) -> str:
    """A ticket's number: the letter and three digits, four after 999."""
    return f"{series}{ordinal:03d}"
