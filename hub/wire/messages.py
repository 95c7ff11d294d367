"""What is done about messages to staff and visitors."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.wire.shape import Id, Language, MadeId, Shape


class ReadMessageCommand(Shape):
    """One of their own; read before, nothing changes."""

    kind: Literal["read_message"] = "read_message"
    message: MadeId


class SendAgainCommand(Shape):
    """A message to a visitor that could not be sent, once more; refused with unknown_message where it is none."""

    kind: Literal["send_again"] = "send_again"
    message: MadeId


class SetMessageTextCommand(Shape):
    """What visitors are told from now on, with its fields in braces. Refused with unknown_template, or with wrong_text,
    whose facts are `why` (empty, too_long, braces, unknown_field, control) and `field`."""

    kind: Literal["set_message_text"] = "set_message_text"
    template: Id
    language: Language
    text: Annotated[str, Field(max_length=2000)]
