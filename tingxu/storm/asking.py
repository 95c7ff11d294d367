"""How programs ask a hub in a storm: again with the same id until it is answered; each answer goes into the ledger."""

from __future__ import annotations

import threading
import time

from hub.link.client import HubClient, HubUnreachable, new_id
from hub.wire import Answer, AnyCommand, Problem
from tingxu.storm.judge import Ledger

AGAIN_SECONDS = 0.1
PATIENCE_SECONDS = 60.0
"""Longer than any trouble of a storm lasts."""
TRY_AGAIN = frozenset({"storage_full"})
"""Answers that promise nothing: the same command may be asked again."""


class Unanswered(Exception):
    """A program asked for a minute and more, and no hub had an answer; the text says what it asked."""


class Asker:
    """One program with its token, for one thread. `actor`: as the journal names it."""

    def __init__(self, client: HubClient, actor: str, ledger: Ledger) -> None:
        self.client = client
        self.actor = actor
        self.again = 0
        """How often something was asked again."""
        self.slowest = 0.0
        """Seconds from the first try of a command to its answer, at worst."""
        self._ledger = ledger

    def ask(self, command: AnyCommand, command_id: str = "") -> Answer | Problem:
        """The answer, whenever it comes. Raises Unanswered after a minute."""
        command_id, began = command_id or new_id(), time.monotonic()
        while True:
            reply = self._try(command, command_id)
            took = time.monotonic() - began
            if reply is not None:
                self.slowest = max(self.slowest, took)
                self._ledger.note(command_id, self.actor, command.kind, reply)
                return reply
            if took > PATIENCE_SECONDS:
                raise Unanswered(f"{self.actor}: no answer to {command.kind} {command_id} for {took:.0f} s")
            self.again += 1
            threading.Event().wait(AGAIN_SECONDS)

    def _try(self, command: AnyCommand, command_id: str) -> Answer | Problem | None:
        try:
            reply = self.client.send(command, command_id)
        except HubUnreachable:
            return None
        return None if isinstance(reply, Problem) and reply.code in TRY_AGAIN else reply
