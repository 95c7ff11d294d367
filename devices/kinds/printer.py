"""The ticket printer."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent, PrintFinished, PrintOutcome, TicketPresent, TicketTaken
from devices.kind import Json, Kind, Simulator, Trial
from devices.status import Action, PaperState
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.printer import TicketPrinter

    return TicketPrinter(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.printer import PrinterSimulator

    return PrinterSimulator(link_path, port=port)


def _veil() -> Any:
    from devices.codecs.escpos_veil import EscposVeil

    return EscposVeil()


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    match event:
        case PrintFinished(job, outcome, reason):
            return {"event": "print-finished", "job": job, "outcome": outcome.value, "reason": reason.value}
        case TicketPresent():
            return {"event": "ticket-present"}
        case TicketTaken():
            return {"event": "ticket-taken"}
    return None


def _print_test(driver: Any, _: str) -> None:
    from devices.codecs.escpos import Document

    paper = Document(driver.profile.dots).align("center").line("测试 TEST", width=3, height=3, bold=True)
    paper.line("厅序 Tingxu").rule().line("0123456789").line("打印清楚、切纸整齐，即为正常。").qr("TINGXU TEST")
    driver.print_job(f"test-{uuid.uuid4().hex[:8]}", paper.cut().to_bytes())


def _printed(event: DeviceEvent) -> Check | None:
    if not isinstance(event, PrintFinished) or not event.job_id.startswith("test-"):
        return None
    if event.outcome is PrintOutcome.PRINTED:
        return Check("print", True)
    return Check("print", False if event.outcome is PrintOutcome.FAILED else None, event.reason.value, Action.CLEAR)


def _paper(simulator: Any, state: str) -> None:
    simulator.set_paper(PaperState(state.strip() or "full"))


def _healed(simulator: Any, _: str) -> None:
    simulator.set_fault(cover_open=False, cutter_broken=False, offline=False, silent=False, stalled=False)
    simulator.set_paper(PaperState.FULL)


_ADVICE: dict[str, Advice] = {
    "paper-out": advise("纸用完了", "打开上盖，装入新纸卷，合上盖子。",
                        "The paper is used up", "Open the cover, put in a new roll, close the cover."),
    "paper-low": advise("纸快用完了", "请准备新纸卷，空闲时更换。",
                        "The paper is nearly used up", "Have a new roll ready and change it at a quiet moment."),
    "paper-jam": advise("卡纸", "打开上盖，轻轻取出卡住的纸，合上盖子。",
                        "Paper is jammed", "Open the cover, take out the jammed paper gently, close the cover."),
    "cover-open": advise("上盖开着", "请合上盖子，听到“咔”的一声。",
                         "The cover is open", "Close the cover until it clicks."),
    "cutter-error": advise("切刀卡住", "打开再合上上盖；仍卡住请关机后拨动切刀旋钮。",
                           "The cutter is stuck",
                           "Open and close the cover; if it stays, switch off and turn the cutter's knob."),
    "hardware-error": advise("打印机自身故障", "请关机再开机；仍有故障请联系维修人员。",
                             "The printer itself has failed", "Switch it off and on; if it stays, call an engineer."),
    "printer-offline": advise("打印机脱机", "请按打印机上的进纸键或联机键。",
                              "The printer is offline", "Press feed or online on the printer."),
    "recovering": advise("打印机正在自行恢复", "请稍候，打印头冷却后会继续。",
                         "The printer is recovering", "Wait: it goes on when its head has cooled down."),
    "link-lost": advise("打印时连接断开", "请检查打印机电源和连接线。",
                        "The link was lost while printing", "Check the printer's power and cable."),
    "not-confirmed": advise("打印机没有确认打完", "请看票是否已经出来。",
                            "The printer did not confirm", "Look whether the ticket has come out."),
}  # fmt: skip

KIND = Kind(
    word="printer",
    title=Words("小票打印机", "Ticket printer"),
    profile="escpos-80",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "paper": _paper,
        "cover-open": lambda simulator, _: simulator.set_fault(cover_open=True),
        "cutter-broken": lambda simulator, _: simulator.set_fault(cutter_broken=True),
        "offline": lambda simulator, _: simulator.set_fault(offline=True),
        "silent": lambda simulator, _: simulator.set_fault(silent=True),
        "stalled": lambda simulator, _: simulator.set_fault(stalled=True),
        "take": lambda simulator, _: simulator.take_ticket(),
        "ok": _healed,
    },
    trials={
        "print-ticket": Trial(Words("打印测试票", "Print a test ticket"), begin=_print_test, ends=_printed),
    },
    points={
        "print": Words("打印", "Printing"),
        "paper": Words("纸", "Paper"),
        "roll": Words("纸卷余量", "Paper left"),
        "cover": Words("上盖", "Cover"),
        "cutter": Words("切刀", "Cutter"),
        "hardware": Words("机芯", "Mechanism"),
        "qr": Words("打印二维码", "Prints QR codes"),
        "paper-status": Words("报告纸张状态", "Tells its paper"),
        "ticket-presence": Words("知道票是否取走", "Knows when a ticket is taken"),
        "prints": Words("打印张数", "Tickets printed"),
        "prints-failed": Words("未打成", "Not printed"),
        "prints-unknown": Words("不知是否打成", "Printed or not, unknown"),
    },
    advice=_ADVICE,
    icon="printer",
    probe_bauds=(115200, 9600),
)
