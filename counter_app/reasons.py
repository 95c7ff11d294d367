"""Reasons that staff write: they stay in the journal, so no number in one is as long as a telephone's. Pure."""

from __future__ import annotations

import re
from typing import Final

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.texts import tr

_REASON: Final = re.compile(r"(?=.*\S)(?!.*[0-9]{6}).{1,80}")


NO_REASON: Final = QT_TRANSLATE_NOOP("Counter", "请写明理由。")
LONG_NUMBER: Final = QT_TRANSLATE_NOOP("Counter", "不要写电话、证件等长号码。")


def wrong_with(reason: str, missing: str = NO_REASON) -> str:
    """What is told beside the field, `missing` where it is empty; nothing where the reason may be kept."""
    if may_be_kept(reason):
        return ""
    return tr(LONG_NUMBER if reason.strip() else missing)


def may_be_kept(reason: str) -> bool:
    """Whether something is said, and nothing that names somebody by a number."""
    return _REASON.fullmatch(reason.strip()) is not None
