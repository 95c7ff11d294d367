"""From a card as read to what the journey may know of its holder."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError

from devices.codecs.citizen_number import FOREIGNER, PERMIT_AREAS
from devices.codecs.idcard_text import CardKind, IdentityCard
from devices.codecs.social_card import SocialSecurityCard
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
    """The holder; None where name or number cannot be right, so that nobody queues under a misread one."""
    return _holder(_KINDS[card.kind], card, today)


def social_holder_of(card: SocialSecurityCard, today: date) -> Holder | None:
    """The same person as by the identity card: the social-security number is the number of that document."""
    if card.number.startswith(PERMIT_AREAS):
        kind = "hmt"
    else:
        kind = "foreigner" if card.number.startswith(FOREIGNER) else "resident"
    return _holder(kind, card, today)


def _holder(kind: str, card: IdentityCard | SocialSecurityCard, today: date) -> Holder | None:
    if not card.identifies:
        return None
    fields = {"kind": kind, "number": card.number, "name": card.name, "birth": card.birth}
    try:
        document = Document.model_validate(fields)
    except ValidationError:
        return None
    return Holder(document, masked_name(card.name), document.age_on(today), card.expired_on(today) is True)
