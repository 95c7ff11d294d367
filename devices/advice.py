"""Codes as words a person can act on. What every device shares is here; a kind's own codes stand in its entry."""

from __future__ import annotations

from devices.kind import Kind
from devices.status import Action
from devices.words import Advice, Words, advise

_CABLE = "请检查设备的电源和连接线。", "Check the device's power and cable."
_SETTING = "请检查设备型号和波特率设置；设置无误请联系维修人员。", "Check profile and baud rate; else call an engineer."

SHARED: dict[str, Advice] = {
    "starting": advise("正在启动", "请稍候。", "Starting", "Please wait."),
    "port-missing": advise("找不到设备的端口", "请检查设备的电源和 USB 线，重新插拔一次。",
                           "The device's port is not there",
                           "Check power and USB cable; unplug it and plug it in again."),
    "port-forbidden": advise("没有使用端口的权限", "请把运行程序的用户加入 dialout 组，然后重启。",
                             "The port may not be used", "Add the program's user to the group dialout, then restart."),
    "port-busy": advise("端口被别的程序占用", "请关闭占用它的程序，或重启本机。",
                        "Another program uses the port", "Close that program, or restart the machine."),
    "port-failed": advise("端口打不开", _CABLE[0], "The port cannot be opened", _CABLE[1]),
    "port-lost": advise("设备突然断开", "请检查 USB 线是否松动，插好后会自动恢复。",
                        "The device went away",
                        "See whether the cable is loose; once plugged in it comes back by itself."),
    "port-not-open": advise("端口没有打开", _CABLE[0], "The port is not open", _CABLE[1]),
    "cannot-connect": advise("连不上设备", "请检查设备电源、网线和设置里的地址。",
                             "The device cannot be reached",
                             "Check its power, its network cable and the address in the settings."),
    "connection-lost": advise("与设备的网络连接断了", "请检查网线，恢复后会自动重连。",
                              "The connection was lost", "Check the network cable; it connects again by itself."),
    "connection-closed": advise("设备关闭了连接", "请看设备是否正在重启；会自动重连。",
                                "The device closed the connection",
                                "See whether it is restarting; it connects again by itself."),
    "takes-no-bytes": advise("设备不接收数据", "请关机再开机。", "The device takes no data", "Switch it off and on."),
    "no-answer": advise("设备没有回答", "请检查设备是否开机、连接线是否插好。",
                        "The device does not answer", "See that it is switched on and its cable is plugged in."),
    "protocol-theirs": advise("收到的数据看不懂", _SETTING[0], "What it sends makes no sense", _SETTING[1]),
    "protocol-ours": advise("设备说我们发的数据不对", _SETTING[0], "The device finds our bytes wrong", _SETTING[1]),
    "bad-data": advise("收到的内容不完整或不合格式", "请再试一次；总是如此，请联系维修人员。",
                       "What came is incomplete or malformed", "Try again; if it stays so, call an engineer."),
    "not-told": advise("设备不提供这一项", "无需处理。", "The device does not tell", "Nothing to do."),
    "test-not-answered": advise("自检没有在时限内完成", "请再试一次；仍如此请重启本机。",
                                "The self-test did not end in time", "Try again; if it stays so, restart the machine."),
    "driver-stopped": advise("设备程序已停止", "请重启本机。", "The driver has stopped", "Restart the machine."),
}  # fmt: skip

UNKNOWN = advise("未列出的故障代码", "请记下代码并联系维修人员。", "A code that is not listed",
                 "Note the code and call an engineer.")

ACTIONS: dict[Action, Words] = {
    Action.CLEAR: Words("现场可处理", "Can be cleared here"),
    Action.MAINTENANCE: Words("需要维修人员", "Needs an engineer"),
    Action.SUSPEND: Words("正在自行恢复", "Recovering by itself"),
}

POINTS: dict[str, Words] = {
    "link": Words("连接", "Link"),
    "answers": Words("应答", "Answers"),
    "model": Words("型号", "Model"),
    "firmware": Words("固件", "Firmware"),
    "serial": Words("序列号", "Serial number"),
    "failures": Words("故障次数", "Failures"),
    "links": Words("连接次数", "Times connected"),
}


def code_in(detail: str) -> str:
    """``port-lost: Input/output error`` → ``port-lost``."""
    return detail.partition(":")[0].strip()


def advice_for(detail: str, kind: Kind | None = None) -> Advice:
    """Words for any detail; the kind's own first."""
    code = code_in(detail)
    own = kind.advice if kind is not None else {}
    family = code[: code.rfind("-") + 1]  # codes with a number in them: ``code-5f`` has its words under ``code-``
    return own.get(code) or SHARED.get(code) or own.get(family) or UNKNOWN


def point(name: str, kind: Kind) -> Words:
    """The name of a check, counter, capability or identity."""
    return kind.points.get(name) or POINTS.get(name) or Words(name, name)
