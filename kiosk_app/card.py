"""From a card as read to what the journey may know of its holder."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from devices.codecs.idcard_text import CardKind, IdentityCard
from devices.masking import masked_name
from hub.wire import Document
from kiosk_app.journey import Holder

_KINDS = {
    CardKind.MAINLAND: "resident",
    CardKind.HK_MACAU_TAIWAN: "hmt",
    CardKind.FOREIGNER_2017: "foreigner",
    CardKind.FOREIGNER_2023: "foreigner",
}


def holder_of(card: IdentityCard, today: date) -> Holder | None:
    """The holder; None where the number cannot be right, so that nobody queues under a misread one."""
    if not card.number_valid:
        return None
    fields = {"kind": _KINDS[card.kind], "number": card.number, "name": card.name, "birth": card.birth}
    try:
        document = Document.model_validate(fields)
    except ValidationError:
        return None
    return Holder(document, masked_name(card.name), full_years(card.birth, today), card.expired_on(today) is True)


def full_years(birth: date | None, today: date) -> int | None:
    """Age in full years; a birthday on 29 February is kept on 1 March in other years."""
    if birth is None:
        return None
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
