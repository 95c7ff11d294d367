"""The hall's view put into words and rows."""

from __future__ import annotations

import pytest

from counter_app import samples
from counter_app.choices import search, targets
from counter_app.head import head_of, primary_of
from counter_app.rows import back_rows, guide_rows, queue_rows, to_bring_back, waiting_rows
from counter_app.spans import age, stopwatch, wait_range, waited
from counter_app.visit import visit_of
from hub.wire import CounterView, ParkedRow

NOW = samples.NOW


def test_a_called_visitor_in_words() -> None:
    visit = visit_of(samples.called(announcement="failed"), NOW, "zh")
    assert visit is not None
    assert (visit.number, visit.item, visit.decision) == ("B012", "办身份证", "当场决定")
    assert visit.why == "已等 14 分钟，绿色通道优先"
    assert visit.green == "绿色通道 · 长者"
    assert visit.elapsed == "0:25"
    assert visit.recalls == "还可重呼 5 次"
    assert visit.announcement_text.startswith("未播出")


def test_time_counts_from_the_confirmation_once_the_visitor_is_here() -> None:
    visit = visit_of(samples.serving(), NOW, "zh")
    assert visit is not None
    assert (visit.elapsed_title, visit.elapsed, visit.recalls, visit.announcement) == (
        "已办理",
        "4:18",
        "",
        "",
    )


def test_several_items_show_where_the_visit_stands_and_what_follows() -> None:
    visit = visit_of(samples.several(), NOW, "zh")
    assert visit is not None
    assert visit.progress == "第 1 项，共 2 项"
    assert visit.next_item == "接着办：办护照、通行证"
    assert visit.decision == "5 个工作日内决定"
    primary = primary_of(samples.several(), "online", True, "zh", False)
    assert (primary.title, primary.detail) == ("办完本项，转下一项", "接着办：办护照、通行证")


def test_a_free_desk_shows_who_would_be_next_and_why() -> None:
    visit = visit_of(samples.idle(), NOW, "zh")
    assert visit is not None
    assert (visit.ticket, visit.number, visit.why) == ("", "B012", "已等 14 分钟，绿色通道优先")
    assert visit_of(samples.quiet(), NOW, "zh") is None
    assert visit_of(samples.idle(paused=True), NOW, "zh") is None


@pytest.mark.rule("window-5")
@pytest.mark.parametrize(
    ("view", "title"),
    [(samples.several(), "核对材料"), (samples.delivery(), "取件核对")],
)
def test_the_list_of_papers_is_what_the_kind_of_window_does_with_it(view: CounterView, title: str) -> None:
    visit = visit_of(view, NOW, "zh")
    assert visit is not None
    assert visit.bring_title == title


def test_waiting_rows_keep_the_order_of_calling() -> None:
    rows = waiting_rows(samples.idle(), NOW, "en")
    assert [row["number"] for row in rows][:2] == ["B012", "B009"]
    assert (rows[0]["green"], rows[0]["marks"], rows[1]["marks"]) == (True, "代取", "转来")
    assert rows[0]["item"] == "Get or renew an ID card"


def test_who_is_back_from_another_counter_is_marked_so() -> None:
    back = samples.waiting()[1].model_copy(update={"step_done": True})
    assert [row["marks"] for row in waiting_rows(samples.idle(waiting=[back]), NOW, "zh")] == ["已回来"]


def test_own_queues_stand_first() -> None:
    assert [row["letter"] for row in queue_rows(samples.idle(), "zh")] == list("BACDEFGH")


def test_who_may_come_back() -> None:
    rows = back_rows(samples.idle(), NOW, "zh")
    assert [(row["number"], row["doing"], row["possible"]) for row in rows] == [
        ("B007", "recycle", True), ("B004", "call", True), ("B003", "call", True),
        ("B006", "return", True), ("B002", "", False),
    ]  # fmt: skip
    assert (rows[2]["kindText"], rows[2]["since"], rows[2]["place"]) == (
        "等外部环节", "25 分钟", "3 号窗口 · 10:56 自动回来",
    )  # fmt: skip


def test_who_comes_back_at_another_counter_stands_behind_this_ones_own() -> None:
    """Enter acts on the first: it is never somebody whom another counter waits for, where this one has its own."""
    away = ParkedRow(ticket="t-9", number="H009", item_name=samples.MOVE, counter="9", since=NOW, here=False)
    over = samples.idle().no_shows[1].model_copy(update={"counter": "3"})
    view = samples.idle(parked=[away], no_shows=[samples.idle().no_shows[0], over])
    assert [row["number"] for row in back_rows(view, NOW, "zh")] == ["B007", "B002", "H009"]
    assert to_bring_back(view) == 1


def test_how_long_a_called_visitor_is_waited_for_counts_down() -> None:
    visit = visit_of(samples.called(lapses_at=samples.ago(-1.3)), NOW, "zh")
    assert visit is not None
    assert visit.recalls == "还可重呼 5 次 · 1:18 后自动过号"


def test_requests_for_a_guide_say_where_and_since_when() -> None:
    rows = guide_rows(samples.consultation(), NOW)
    assert [(row["place"], row["waited"]) for row in rows] == [("取号机 k1", "1 分钟"), ("取号机 k2", "刚刚")]


def test_targets_are_queues_then_other_counters() -> None:
    found = targets(samples.serving(), "zh")
    assert [target.code for target in found] == [*"ABCDEFGH", "1", "2", "4", "5", "6", "7", "8"]
    assert [target.kind for target in found][:2] == ["综合咨询", "综合办事"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sf", "id-card"),
        ("身份", "id-card"),
        ("residence", "residence"),
        ("QHK", "household-move"),
        ("yl", "pension"),
    ],
)
def test_an_item_is_found_by_initials_and_by_words(typed: str, first: str) -> None:
    assert search(samples.catalog(), typed)[0].id == first


def test_nothing_typed_shows_the_common_items_first() -> None:
    found = search(samples.catalog(), "")
    assert [item.id for item in found][:3] == ["id-card", "passport", "social-card"]
    assert search(samples.catalog(), "zzz") == []


@pytest.mark.rule("extended-hours")
def test_after_closing_the_head_says_that_serving_goes_on() -> None:
    closed = samples.serving().model_copy(update={"hall": samples.hall(False)})
    assert "照常" in head_of(closed, "online", 0, NOW, "zh").open_text
    assert primary_of(closed, "online", True, "zh", False).possible


def test_the_last_known_state_is_shown_with_its_age() -> None:
    head = head_of(samples.serving(), "away", 130, NOW, "zh")
    assert "2 分钟前" in head.link_text
    primary = primary_of(samples.serving(), "away", True, "zh", False)
    assert (primary.title, primary.possible) == ("办理完毕", False)
    assert "恢复" in primary.detail


def test_spans() -> None:
    assert stopwatch(samples.ago(64.5), NOW) == "1:04:30"
    assert stopwatch(NOW, samples.ago(1)) == "0:00"
    assert waited(samples.ago(65), NOW) == "1 小时 5 分"
    assert (age(5), age(125)) == ("5 秒", "2 分钟")
    assert (wait_range(None), wait_range((0, 0)), wait_range((3, 3))) == ("", "无需等候", "约 3 分钟")
