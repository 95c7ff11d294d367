"""The printer for A4 notices."""

from __future__ import annotations

import io
import uuid
from pathlib import Path
from typing import Any

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent, PrintFinished, PrintOutcome
from devices.kind import Json, Kind, Simulator, Trial
from devices.status import Action
from devices.wire_tap import Direction, Veil
from devices.words import Advice, Words, advise


def _drive(url: str, on_event: OnEvent, profile: str) -> Any:
    from devices.drivers.page_printer import PagePrinter

    return PagePrinter(url, on_event, profile=profile)


def _simulate(link_path: Path | None, port: int | None) -> Simulator:
    from devices.simulators.page_printer import PagePrinterSimulator

    return PagePrinterSimulator(link_path, port=port)


def _show(_: Direction, data: bytes) -> str:
    """Operations and their outcome; a document never comes here."""
    return data.decode("utf-8", "replace")


def _veil() -> Veil:
    return _show


def _tell(event: DeviceEvent, _: bool) -> Json | None:
    if isinstance(event, PrintFinished):
        return {"event": "print-finished", "job": event.job_id, "outcome": event.outcome.value,
                "reason": event.reason.value}  # fmt: skip
    return None


def sample_page() -> bytes:
    """An A4 page that shows where the printable area ends, as a PDF."""
    from PIL import Image, ImageDraw

    from devices.codecs.escpos_glyphs import font

    page = Image.new("L", (1240, 1754), 255)  # A4 at 150 dpi
    pen = ImageDraw.Draw(page)
    pen.rectangle((60, 60, 1179, 1693), outline=0, width=3)
    pen.text((620, 300), "厅序 测试页", font=font(96, True), fill=0, anchor="mm")
    pen.text((620, 420), "Tingxu test page", font=font(48, False), fill=0, anchor="mm")
    pen.text((620, 560), "四边黑框完整、文字清楚，即为正常。", font=font(40, False), fill=0, anchor="mm")
    out = io.BytesIO()
    page.save(out, "PDF", resolution=150.0)
    return out.getvalue()


def _print_test(driver: Any, _: str) -> None:
    driver.print_pdf(f"test-{uuid.uuid4().hex[:8]}", sample_page())


def _printed(event: DeviceEvent) -> Check | None:
    if not isinstance(event, PrintFinished) or not event.job_id.startswith("test-"):
        return None
    if event.outcome is PrintOutcome.PRINTED:
        return Check("print", True)
    return Check("print", False if event.outcome is PrintOutcome.FAILED else None, event.reason.value, Action.CLEAR)


def _reason(*reasons: str) -> Any:
    return lambda simulator, _: simulator.set_fault(reasons=reasons)


_ADVICE: dict[str, Advice] = {
    "paper-out": advise("A4 纸用完了", "请在纸盒里装入 A4 纸，推到底。",
                        "The A4 paper is used up", "Put A4 paper into the tray and push it in fully."),
    "paper-low": advise("A4 纸快用完了", "请在空闲时加纸。", "The A4 paper is nearly used up",
                        "Add paper at a quiet moment."),
    "paper-jam": advise("卡纸", "请按打印机屏幕的提示取出卡住的纸。", "Paper is jammed",
                        "Take the paper out as the printer's own display shows."),
    "cover-open": advise("打印机盖板开着", "请合上盖板和纸盒。", "A cover is open", "Close the covers and the tray."),
    "toner-empty": advise("墨粉用完了", "请更换粉盒。", "The toner is used up", "Change the toner cartridge."),
    "toner-low": advise("墨粉快用完了", "请备好新粉盒。", "The toner is nearly used up", "Have a new cartridge ready."),
    "hardware-error": advise("打印机自身故障", "请关机再开机；仍有故障请联系维修人员。",
                             "The printer itself has failed", "Switch it off and on; if it stays, call an engineer."),
    "printer-paused": advise("打印队列被暂停", "请在打印机或系统的打印设置里恢复该队列。",
                             "The queue is paused", "Resume it on the printer or in the system's print settings."),
    "printer-offline": advise("打印机停止或不接收任务", "请看打印机屏幕上的提示，重新开机后再试。",
                              "The printer has stopped or takes no jobs",
                              "See what its display says; switch it off and on."),
    "queue-refused": advise("打印服务器上没有这台打印机", "请检查设置里的打印机地址。",
                            "The server knows no such printer", "Check the printer's address in the settings."),
    "ipptool-missing": advise("本机没有打印工具", "请安装 cups-ipp-utils。",
                              "The machine has no tool for printing", "Install cups-ipp-utils."),
    "link-lost": advise("打印时连接断开", "请检查打印机电源和网线。", "The link was lost while printing",
                        "Check the printer's power and network cable."),
    "not-confirmed": advise("打印机没有确认打完", "请看纸是否已经出来；任务已撤回。",
                            "The printer did not confirm", "Look whether the page came out; the job was withdrawn."),
}  # fmt: skip

KIND = Kind(
    word="page-printer",
    title=Words("A4 打印机", "A4 printer"),
    profile="ipp-a4",
    drive=_drive,
    simulate=_simulate,
    veil=_veil,
    tell=_tell,
    sim_acts={
        "paper-out": _reason("media-empty-error"),
        "jam": _reason("media-jam-error"),
        "cover-open": _reason("cover-open-error"),
        "toner-empty": _reason("toner-empty-error"),
        "stopped": lambda simulator, _: simulator.set_fault(stopped=True, reasons=("paused",)),
        "holds": lambda simulator, _: simulator.set_fault(holds=True),
        "ok": lambda simulator, _: simulator.set_fault(
            reasons=(), stopped=False, accepting=True, holds=False, aborts=False),
    },
    trials={
        "print-page": Trial(Words("打印测试页", "Print a test page"), begin=_print_test, ends=_printed, seconds=60.0),
    },
    points={
        "print": Words("打印", "Printing"),
        "pdf": Words("打印 PDF", "Prints PDF"),
        "paper": Words("纸", "Paper"),
        "prints": Words("打印份数", "Documents printed"),
        "prints-failed": Words("未打成", "Not printed"),
        "prints-unknown": Words("不知是否打成", "Printed or not, unknown"),
    },
    advice=_ADVICE,
    icon="printer",
    probe_bauds=(),
)  # fmt: skip
