"""What the hall's page says after a change, or why it was not made."""

from __future__ import annotations

from hall import refusals

TOLD: dict[str, tuple[str, str]] = {
    "vacate_counter": (
        "窗口已签退，原来的办事群众由其他窗口先叫。",
        "The counter is signed out; its visitor is called first elsewhere.",
    ),
    "change_counter": ("窗口的更改已生效，排队次序不变。", "The counter is changed; nobody's place is another."),
    "change_policy": ("规则已生效，已取的号保留等级和位置。", "The rules are changed; tickets keep class and place."),
    "consent_refusal": ("已登记您的同意。", "Your consent is on record."),
    "drop_refusal": ("继续为这位群众办理。", "This visitor is served after all."),
    "extend_service": ("已登记延时服务。", "Service after closing is on record."),
    "change_calendar": ("休息日和公告已更新。", "Closed days and notices are changed."),
}
REFUSED: dict[str, tuple[str, str]] = {
    "queue_not_served": (
        "这样会有队列没有任何窗口服务，未更改。请先把它加到另一个窗口。",
        "A queue would be served by no counter; nothing was changed. Please add it to another counter first.",
    ),
    "queue_of_other_kind": (
        "这个窗口不能服务其他种类的队列，未更改。",
        "This counter can't serve queues of another kind; nothing was changed.",
    ),
    refusals.QUEUE_LEFT: (
        "有人等候的队列将没有开放的窗口，未更改。请先开放另一个窗口，或勾选“也要更改”。",
        "People wait in a queue that no open counter would call; nothing was changed. Open another counter first, or"
        " tick “Also if people would wait”.",
    ),
    refusals.WRONG_DEFINITION: (
        "有一项填写不合要求，未更改。请检查后再试。",
        "Something there does not fit; nothing was changed. Please look at it again.",
    ),
    refusals.SAME_PERSON: (
        "提出和两项同意须是三个人，请由另一位同意。",
        "Who asks and who consents are three persons: somebody else is to consent.",
    ),
    refusals.NOT_LEAD: (
        "首席代表已经指定，须由本人同意。",
        "A lead is named: it is theirs to consent.",
    ),
    refusals.NOT_PROPOSED: ("这项申请已经结束。", "This is over already."),
    refusals.WRONG_STATE: ("这位群众正在办理或已经离开。", "This visitor is being served by now, or is gone."),
    refusals.UNKNOWN_TICKET: ("今天没有这个号。", "There is no such ticket today."),
    refusals.HALL_OPEN: ("大厅还在开放时间。", "The hall is still open."),
    refusals.ALREADY_EXTENDED: ("已登记过延时服务。", "It is on record already."),
    refusals.NOTHING_NEW: ("没有变化。", "Nothing is different."),
    refusals.NOT_SIGNED_IN: ("这个窗口没有人登录。", "Nobody is signed in at this counter."),
    refusals.UNKNOWN_COUNTER: ("没有这个窗口。", "There is no such counter."),
}
"""By the kind of the command, by the code of the refusal or of what is wrong with the definition: zh, en."""
