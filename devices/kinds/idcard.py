"""The identity card reader."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import CardRead, CardRejected, CardRemoved, DeviceEvent, OnEvent
from devices.kind import Json, Kind, Simulator, Trial
from devices.masking import masked_name, masked_number
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.idcard import IdCardReader

    return IdCardReader(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.idcard import IdCardReaderSimulator

    return IdCardReaderSimulator(link_path, port=port)


def _veil() -> Any:
    from devices.codecs.idcard_veil import IdCardVeil

    return IdCardVeil()


def _tell(event: DeviceEvent, masked: bool) -> Json | None:
    match event:
        case CardRead(card):
            name, number = card.name, card.number
            if masked:
                return {"event": "card-read", "kind": card.kind.value, "name": masked_name(name),
                        "number": masked_number(number), "number_valid": card.number_valid}  # fmt: skip
            return {
                "event": "card-read",
                "kind": card.kind.value,
                "name": name,
                "latin_name": card.latin_name,
                "sex": card.sex.value,
                "ethnic_code": card.ethnic_code,
                "nationality": card.nationality,
                "birth": _day(card.birth),
                "number": number,
                "number_valid": card.number_valid,
                "issuer": card.issuer,
                "pass_number": card.pass_number,
                "valid_from": _day(card.valid_from),
                "valid_to": _day(card.valid_to),
                "long_term": card.long_term,
            }
        case CardRejected(reason, action, sw3):
            return {"event": "card-rejected", "reason": reason, "action": action, "sw3": sw3}
        case CardRemoved():
            return {"event": "card-removed"}
    return None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _card_seen(event: DeviceEvent) -> Check | None:
    match event:
        case CardRead(card) if card.number_valid:
            return Check("card", True, value=f"{masked_name(card.name)} {masked_number(card.number)}")
        case CardRead(card):
            return Check("card", False, "number-check", value=masked_number(card.number))
        case CardRejected(reason, action):
            return Check("card", False, reason, action)
    return None


def _place(simulator: Any, name: str) -> None:
    from devices.simulators.cards import sample_card

    simulator.place_card(sample_card(name or "测试甲", date(1950, 1, 1)))


def _fault(simulator: Any, name: str) -> None:
    from devices.simulators.idcard import ReaderFault

    simulator.set_fault(ReaderFault[name.strip().replace("-", "_").upper() or "NONE"])


_LIFT = "请把证件拿起来，再放一次。", "Lift the card and place it again."
_ENGINEER = "请联系维修人员更换或重新授权读卡模块。", "Call an engineer: the module must be replaced or authorised."
_CABLE = "请检查连接线；重启后仍如此，请联系维修人员。", "Check the cable; if it stays so, call an engineer."

_ADVICE: dict[str, Advice] = {
    "port-error": advise("读卡模块的内部接口出错", _CABLE[0], "The reader's own port failed", _CABLE[1]),
    "receive-timeout": advise("读卡时没有等到回答", _LIFT[0], "No answer came while reading", _LIFT[1]),
    "transfer-error": advise("读卡时数据传错", _LIFT[0], "Data was garbled while reading", _LIFT[1]),
    "host-checksum": advise("读卡器说收到的数据校验错", _CABLE[0], "The reader received garbled bytes", _CABLE[1]),
    "host-length": advise("读卡器说收到的长度不对", _CABLE[0], "The reader received a wrong length", _CABLE[1]),
    "host-command": advise("读卡器不认识这条命令", "请检查设备型号设置是否与读卡器一致。",
                           "The reader does not know this command", "Check that the profile fits this reader."),
    "no-authority": advise("读卡模块无权执行此操作", _ENGINEER[0], "The module may not do this", _ENGINEER[1]),
    "unknown-error": advise("读卡器报告了未知错误", _LIFT[0], "The reader reported an unknown error", _LIFT[1]),
    "card-refused-module": advise("证件不认可读卡模块", "请换一张证件再试；几张证件都这样，请联系维修人员。",
                                  "The card refused the module",
                                  "Try another card; if several refuse, call an engineer."),
    "module-refused-card": advise("读卡模块不认可这张证件", "请换一张证件再试。",
                                  "The module refused the card", "Try another card."),
    "verification-failed": advise("证件里的信息校验不通过", "请换一张证件再试，或到人工窗口办理。",
                                  "What the card says does not verify", "Try another card, or go to a counter."),
    "unrecognised-card": advise("放上的不是身份证件", "请放身份证、居住证或外国人永久居留证。",
                                "This is not an identity card", "Place an identity card or residence permit."),
    "read-failed": advise("没有读成", _LIFT[0], "The card could not be read", _LIFT[1]),
    "random-number-failed": advise("证件没有回答", _LIFT[0], "The card did not answer", _LIFT[1]),
    "write-failed": advise("写入失败", _LIFT[0], "Writing failed", _LIFT[1]),
    "self-test-failed": advise("读卡模块自检不通过", _ENGINEER[0], "The module failed its self-test", _ENGINEER[1]),
    "not-authorised": advise("读卡模块没有授权", _ENGINEER[0], "The module is not authorised", _ENGINEER[1]),
    "no-card": advise("读卡区没有证件", "请把证件平放在读卡区。", "No card on the reader",
                      "Place a card flat on the reader."),
    "select-failed": advise("没有选中证件", _LIFT[0], "The card was not selected", _LIFT[1]),
    "ok": advise("正常", "无需处理。", "It works", "Nothing to do."),
    "found": advise("找到证件", "无需处理。", "Card found", "Nothing to do."),
    "no-content": advise("证件没有这项内容", "无需处理。", "The card has no such item", "Nothing to do."),
    "unsupported-document": advise("不认识的证件版式", "请换一张证件，或到人工窗口办理。",
                                   "A document of an unknown layout", "Use another document, or go to a counter."),
    "code-": advise("读卡器给出未列出的代码", _LIFT[0], "The reader gave a code that is not listed", _LIFT[1]),
    "number-check": advise("证件号码的校验位不对", "请核对证件；同一证件多次如此，请到人工窗口办理。",
                           "The number fails its check digit",
                           "Look at the card; if it stays so, serve the visitor at a counter."),
}  # fmt: skip

KIND = Kind(
    word="idcard",
    title=Words("身份证读卡器", "ID-card reader"),
    profile="sdt-serial",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "card": _place,
        "lift": lambda simulator, _: simulator.remove_card(),
        "fault": _fault,
        "ok": lambda simulator, _: _fault(simulator, ""),
    },
    trials={
        "read-card": Trial(
            Words("读一张证件", "Read a card"),
            begin=lambda driver, choice: None,
            ends=_card_seen,
            ask=Words("请把证件放到读卡区", "Place a card on the reader"),
        )
    },
    points={
        "module": Words("读卡模块", "Module"),
        "module-id": Words("模块编号", "Module number"),
        "card": Words("证件", "Card"),
        "read-card": Words("读证件", "Reads cards"),
        "card-presence": Words("知道证件是否拿走", "Knows when a card is lifted"),
        "reads": Words("读卡次数", "Cards read"),
    },
    advice=_ADVICE,
    icon="id",
)
