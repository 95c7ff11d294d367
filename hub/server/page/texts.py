"""What the page says, in both languages."""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]

TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "lang": "zh-CN",
        "your_number": "您的号码",
        "waiting": "正在等候",
        "called": "请到 {counter} 号窗口",
        "called_note": "工作人员正在等您。",
        "serving": "正在 {counter} 号窗口办理",
        "served": "已经办完",
        "served_note": "谢谢您的到来。",
        "parked": "暂时挂起",
        "parked_note": "请留在附近，窗口会再次呼叫您。",
        "no_show": "已过号",
        "no_show_note": "没关系，请到咨询台，我们为您重新排队。",
        "withdrawn": "此号码已取消",
        "withdrawn_note": "如需办理，请重新取号。",
        "ahead": "前面还有",
        "ahead_unit": "位",
        "next": "下一位就是您",
        "next_note": "请留意呼叫。",
        "wait": "预计等候",
        "wait_unit": "分钟",
        "wait_unknown": "窗口开始叫号后显示",
        "also": "您的另一个号码也在这里",
        "item": "办理事项",
        "area": "等候区",
        "bring": "请准备好",
        "fresh": "{time} 更新",
        "renews": "{time} 更新，本页每 15 秒自动刷新",
        "other": "English",
        "gone_title": "号码已失效",
        "gone": "这张号码纸当天有效。如需办理，请在自助机重新取号。",
        "unknown_title": "没有找到这个号码",
        "unknown": "请重新扫描号码纸上的二维码，或到咨询台询问。",
        "sample": "示例大厅",
    },
    "en": {
        "lang": "en",
        "your_number": "Your number",
        "waiting": "Waiting",
        "called": "Please go to counter {counter}",
        "called_note": "The clerk is expecting you.",
        "serving": "Being served at counter {counter}",
        "served": "All done",
        "served_note": "Thank you for coming.",
        "parked": "On hold",
        "parked_note": "Please stay nearby. The counter will call you again.",
        "no_show": "Your call has passed",
        "no_show_note": "No problem: come to the enquiry desk and we will put you back in the queue.",
        "withdrawn": "This number was cancelled",
        "withdrawn_note": "Please take a new one if you still need us.",
        "ahead": "Ahead of you",
        "ahead_unit": "",
        "next": "You are next",
        "next_note": "Please listen for your call.",
        "wait": "Expected wait",
        "wait_unit": "min",
        "wait_unknown": "shown once a counter is calling",
        "also": "Your other number is here too",
        "item": "What for",
        "area": "Where to wait",
        "bring": "Please have ready",
        "fresh": "As of {time}.",
        "renews": "As of {time}. This page renews itself every 15 seconds.",
        "other": "中文",
        "gone_title": "This number has ended",
        "gone": "A number is good for its day. Please take a new one at a kiosk.",
        "unknown_title": "We can't find this number",
        "unknown": "Please scan the code on your ticket again, or ask at the enquiry desk.",
        "sample": "Sample hall",
    },
}


def language_of(asked: str | None, accepted: str) -> Language:
    """By the page's own switch, else by what the browser prefers; Chinese where that says nothing."""
    if asked in ("zh", "en"):
        return "en" if asked == "en" else "zh"
    first = accepted.split(",")[0].strip().lower()
    return "zh" if not first or first.startswith(("zh", "*")) else "en"
