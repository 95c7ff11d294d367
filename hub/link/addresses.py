"""The hubs of one hall, any of which will do: which one to speak to now, and where to go when it is lost."""

from __future__ import annotations

from collections.abc import Sequence


class Addresses:
    """One program's list. What its stream and its commands learn of a hub, they learn together."""

    def __init__(self, urls: str | Sequence[str]) -> None:
        several = (urls,) if isinstance(urls, str) else urls
        self._urls = tuple(url.rstrip("/") for url in several)
        if not self._urls:
            raise ValueError("no hub's address")
        self._at = 0

    def __len__(self) -> int:
        return len(self._urls)

    @property
    def current(self) -> str:
        """Where to send the next request; without a slash at its end."""
        return self._urls[self._at]

    def lost(self, url: str) -> None:
        """The hub at `url` did not answer, or has lost its database: go to the next, unless we went already."""
        if url == self.current:
            self._at = (self._at + 1) % len(self._urls)
