"""Handing a message to the gateway: it is claimed, sent and settled, one at a time.

The gateway is called between two transactions. A hub killed between its answer and the record leaves a claim that
ends; the message then goes out again, under the same key and in the same words, and the gateway knows it by that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import structlog
from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, Engine

from hall.definition import Definition
from hub.server.lane.personal import masked_phone
from hub.server.sending.backoff import MOST_TRIES, wait_after
from hub.server.sending.gateway import Gateway, Outcome, Refused, Sms, Taken
from hub.server.sending.phones import is_phone
from hub.server.sending.reminders import is_overtaken
from hub.server.sending.staff_words import in_words
from hub.server.sending.templates import WrongText, shipped
from hub.server.sending.wording import MissingFact, worded
from hub.store import message_texts, outgoing, upkeep_rows
from hub.store.database import reading, writing
from hub.store.messages import Message

CLAIM = timedelta(minutes=2)
"""How long a hub has for one try: much longer than a gateway may take."""

PhoneOf = Callable[[Connection, str], "str | None"]
"""The phone behind a contact's id; None when it was deleted. Raises InvalidTag or KeysError."""

log = structlog.get_logger("hub.sending")


class _Unsendable(Exception):
    """Why there is nothing to be tried."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What one look takes: `pass_on` is called in a thread of its own."""

    engine: Engine
    hall: str
    gateway: Gateway
    phone_of: PhoneOf
    now: Callable[[], datetime]
    definition: Callable[[], Definition | None]

    def pass_on(self) -> Outcome | None:
        """Try the message that is due first; None where none is. Raises DBAPIError or KeysError."""
        definition = self.definition()
        if definition is None or not self._due():
            return None
        claimed = self._claim(definition)
        if claimed is None:
            return None
        message, sms = claimed
        outcome = self.gateway.send(sms)
        self._settle(message, outcome, masked_phone(sms.phone))
        return outcome

    def _due(self) -> bool:
        """Asked without the lock, which is wanted seldom."""
        with reading(self.engine) as tx:
            return outgoing.next_due(tx, self.hall, self.now()) is not None

    def _claim(self, definition: Definition) -> tuple[Message, Sms] | None:
        """The next with all that its try needs; those that can't be tried, or need not be any more, end here."""
        with writing(self.engine, self.hall) as tx:
            now = self.now()
            while (message := outgoing.next_due(tx, self.hall, now)) is not None:
                if is_overtaken(tx, self.hall, message):
                    outgoing.overtake(tx, self.hall, message, now)
                    log.info("message_overtaken", message=message.id, template=message.template)
                    continue
                try:
                    sms = self._sms(tx, message, definition, now)
                except _Unsendable as why:
                    outgoing.end(tx, self.hall, message, now, str(why))
                    log.warning("message_dead", message=message.id, template=message.template, why=str(why))
                else:
                    return outgoing.claim(tx, self.hall, message, sms.text, now + CLAIM), sms
        return None

    def _sms(self, tx: Connection, message: Message, definition: Definition, now: datetime) -> Sms:
        if message.good_until is not None and now > message.good_until:
            raise _Unsendable("too_late")
        if message.tries >= MOST_TRIES:
            raise _Unsendable("gave_up")
        phone, text = self._phone(tx, message.to), message.text or self._text(tx, message, definition)
        key = sha256("\0".join((self.hall, message.id, message.to, text)).encode()).hexdigest()[:32]
        return Sms(key, phone, text, message.template, message.language, message.facts)

    def _phone(self, tx: Connection, contact: str) -> str:
        try:
            phone = self.phone_of(tx, contact)
        except InvalidTag:
            raise _Unsendable("contact_unreadable") from None
        if phone is None:
            raise _Unsendable("contact_deleted")
        if not is_phone(phone):
            raise _Unsendable("no_phone")
        return phone

    def _text(self, tx: Connection, message: Message, definition: Definition) -> str:
        template = shipped().get(message.template)
        if template is None:
            raise _Unsendable("no_template")
        own = message_texts.text_of(tx, self.hall, (message.template, message.language))
        facts = message.facts
        if template.to == "staff":
            facts = in_words(facts, upkeep_rows.load(tx, self.hall), message.language)
        try:
            return worded(own or template.shipped[message.language], facts, message.language, definition)
        except MissingFact as missing:
            raise _Unsendable(f"no_fact:{missing}") from None
        except WrongText as wrong:
            raise _Unsendable(f"wrong_text:{wrong.code}") from None

    def _settle(self, message: Message, outcome: Outcome, phone: str) -> None:
        now = self.now()
        with writing(self.engine, self.hall) as tx:
            kept = _record(tx, self.hall, message, outcome, now)
        log.info(
            "message_tried", message=message.id, template=message.template, phone=phone, tries=message.tries,
            outcome=type(outcome).__name__.lower(), word=_word(outcome), kept=kept,
        )  # fmt: skip


def _word(outcome: Outcome) -> str:
    if isinstance(outcome, Taken):
        return outcome.receipt
    return outcome.code if isinstance(outcome, Refused) else outcome.trouble


def _record(tx: Connection, hall: str, message: Message, outcome: Outcome, now: datetime) -> bool:
    if isinstance(outcome, Taken):
        return outgoing.sent(tx, hall, message, now, outcome.receipt)
    if isinstance(outcome, Refused):
        return outgoing.refused(tx, hall, message, now, "refused", outcome.code)
    return outgoing.later(tx, hall, message, now + wait_after(message.tries, outcome.wait), outcome.trouble)
