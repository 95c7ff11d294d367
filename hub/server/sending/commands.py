"""What a manager asks of the messages to visitors, carried out in the lane. No event follows: the rows say all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall.refusals import Refusal
from hub.server.sending.templates import WrongText, check, shipped
from hub.store import message_texts, outgoing
from hub.store.message_texts import Kept
from hub.store.messages import Language
from upkeep.refusals import UNKNOWN_MESSAGE

if TYPE_CHECKING:
    from hub.server.lane.drafts import Turn

UNKNOWN_TEMPLATE = "unknown_template"
WRONG_TEXT = "wrong_text"


@dataclass(frozen=True, slots=True)
class SendAgain:
    """A dead message is tried once more from the beginning."""

    message: str


@dataclass(frozen=True, slots=True)
class SetText:
    """From now on visitors are told in these words."""

    template: str
    language: Language
    text: str
    login: str


@dataclass(frozen=True, slots=True)
class SendAgainDraft:
    command: SendAgain

    def carry_out(self, turn: Turn) -> Refusal | None:
        if outgoing.again(turn.tx, turn.hall, self.command.message, turn.now):
            return None
        return Refusal(UNKNOWN_MESSAGE, {"message": self.command.message})


@dataclass(frozen=True, slots=True)
class SetTextDraft:
    command: SetText

    def carry_out(self, turn: Turn) -> Refusal | None:
        asked = self.command
        template = shipped().get(asked.template)
        if template is None:
            return Refusal(UNKNOWN_TEMPLATE, {"template": asked.template})
        try:
            check(template, asked.text)
        except WrongText as wrong:
            return Refusal(WRONG_TEXT, {"why": wrong.code, "field": wrong.field})
        kept = Kept(asked.text, asked.login, turn.now)
        message_texts.add(turn.tx, turn.hall, (asked.template, asked.language), kept)
        return None
