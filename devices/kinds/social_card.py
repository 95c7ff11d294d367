"""The reader of social-security cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import CardRejected, CardRemoved, DeviceEvent, OnEvent
from devices.kind import Json, Kind, Simulator, Trial
from devices.masking import masked_name, masked_number
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.social_card import SocialCardReader

    return SocialCardReader(url, on_event, profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.social_card import SocialCardSimulator

    return SocialCardSimulator(link_path, port=port)


def _veil() -> Any:
    from devices.codecs.social_card_veil import social_card_veil

    return social_card_veil


def _tell(event: DeviceEvent, masked: bool) -> Json | None:
    from devices.drivers.social_card import SocialCardRead

    match event:
        case SocialCardRead(card):
            shown: Json = {"event": "card-read", "kind": "social-security", "number_valid": card.number_valid,
                           "contactless": card.contactless}  # fmt: skip
            if masked:
                return shown | {"name": masked_name(card.name), "number": masked_number(card.number),
                                "faults": [fault.code for fault in card.faults]}  # fmt: skip
            return shown | {
                "name": card.name,
                "number": card.number,
                "sex": card.sex.value,
                "birth": _day(card.birth),
                "card_number": card.card_number,
                "region": card.region,
                "version": card.version,
                "issued": _day(card.issued),
                "valid_to": _day(card.valid_to),
                "faults": [
                    {"field": fault.field, "reason": fault.reason.value, "written": fault.written}
                    for fault in card.faults
                ],
            }
        case CardRejected(reason, action):
            return {"event": "card-rejected", "reason": reason, "action": action}
        case CardRemoved():
            return {"event": "card-removed"}
    return None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _card_seen(event: DeviceEvent) -> Check | None:
    from devices.drivers.social_card import SocialCardRead

    match event:
        case SocialCardRead(card):
            shown = f"{masked_name(card.name)} {masked_number(card.number)}"
            return Check("card", not card.faults, card.faults[0].code if card.faults else "", value=shown)
        case CardRejected(reason, action):
            return Check("card", False, reason, action)
    return None


def _place(simulator: Any, name: str, fault: str = "NONE") -> None:
    from devices.simulators.social_cards import CardFault, SampleSocialCard

    simulator.place_card(SampleSocialCard(name or "测试甲", fault=CardFault[fault]))


_AGAIN = "请把卡取出，擦干净芯片，再放一次。", "Take the card out, wipe its chip, and put it back."
_SERVICE = "请检查本机的 pcscd 服务是否在运行。", "Check that pcscd runs on this machine."
_ISSUER = "请持卡人到社保窗口或发卡银行查询。", "Its holder can ask at a social-security counter or the bank."
_COUNTER = "请核对卡面；多次如此，请到人工窗口办理。", "Look at the card; if it stays so, serve at a counter."

_ADVICE: dict[str, Advice] = {
    "pcscd-missing": advise("智能卡服务没有运行", _SERVICE[0], "The smart card service does not run", _SERVICE[1]),
    "pcsc-failed": advise("智能卡服务报告错误", _SERVICE[0], "The smart card service reports an error", _SERVICE[1]),
    "reader-missing": advise("找不到社保卡读卡器", "请检查读卡器的 USB 线，重新插拔一次。",
                             "The smart card reader is not there", "Check its USB cable; unplug it and plug it in."),
    "read-failed": advise("社保卡没有读成", _AGAIN[0], "The card could not be read", _AGAIN[1]),
    "card-silent": advise("卡没有回答，可能放反了", "请把芯片朝上、朝里插入。",
                          "The card does not answer; it may lie wrong", "Insert it with the chip up and forward."),
    "card-in-use": advise("卡正被别的程序使用", "请关闭其他读卡程序。", "Another program is using the card",
                          "Close the other program that reads cards."),
    "unrecognised-card": advise("这不是社保卡", "请换社保卡再试。", "This is not a social-security card",
                                "Try a social-security card."),
    "no-content": advise("卡里没有姓名或社会保障号码", _ISSUER[0], "Name or number is not on the card", _ISSUER[1]),
    "files-closed": advise("这张卡不公开姓名和号码", "不向卡发送密码；请用身份证办理。",
                           "This card does not give its public files",
                           "No PIN is ever sent to it; use an identity card."),
    "card-blocked": advise("卡的社保应用已停用", _ISSUER[0], "The card's application was switched off", _ISSUER[1]),
    "check-digit": advise("社会保障号码的校验位不对", _COUNTER[0], "The number fails its check digit", _COUNTER[1]),
    "not-text": advise("卡里有一项不是文字", _COUNTER[0], "A field of the card is no text", _COUNTER[1]),
    "impossible-date": advise("卡里有不存在的日期", _COUNTER[0], "The card has an impossible date", _COUNTER[1]),
    "unknown-code": advise("卡里有未列出的代码", _COUNTER[0], "The card has a code that is not listed", _COUNTER[1]),
}  # fmt: skip

KIND = Kind(
    word="social-card",
    title=Words("社保卡读卡器", "Social-security card reader"),
    profile="pcsc-reader",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "card": _place,
        "lift": lambda simulator, _: simulator.remove_card(),
        "fault": lambda simulator, name: _place(simulator, "", name.strip().replace("-", "_").upper() or "NONE"),
        "ok": lambda simulator, _: simulator.remove_card(),
    },
    trials={
        "read-card": Trial(
            Words("读一张社保卡", "Read a social-security card"),
            begin=lambda driver, choice: None,
            ends=_card_seen,
            ask=Words("请插入社保卡", "Insert a social-security card"),
        )
    },
    points={
        "reader": Words("读卡器", "Reader"),
        "card": Words("社保卡", "Card"),
        "read-card": Words("读社保卡", "Reads cards"),
        "card-presence": Words("知道卡是否取走", "Knows when a card is taken"),
        "reads": Words("读卡次数", "Cards read"),
    },
    advice=_ADVICE,
    reads=frozenset({"card-read"}),
    refuses=frozenset({"card-rejected"}),
    icon="card",
    probe_bauds=(),
)
