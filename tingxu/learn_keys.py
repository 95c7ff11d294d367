"""`tingxu keypad`: which key of a tactile keypad means what, asked key by key, kept as a profile file."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path

from devices.codecs.keypad import KeyLearner, Meaning
from devices.drivers.events import DeviceEvent, StatusChanged
from devices.drivers.keypad import Keypad, KeypadProfile, KeypadUnknown, missing_keys, profile_text
from devices.status import LinkState

WORDS: dict[Meaning, str] = {
    Meaning.PREVIOUS: "上一个 previous",
    Meaning.NEXT: "下一个 next",
    Meaning.SELECT: "确认 select",
    Meaning.BACK: "返回 back",
    Meaning.REPEAT: "重听 repeat",
    Meaning.HELP: "求助 help",
    Meaning.LOUDER: "大声 louder",
    Meaning.SOFTER: "小声 softer",
}
_NOTHING_YET = KeypadProfile(kind="keypad", model="being learnt")


def learn_keys(url: str, out: Path, model: str, say: Callable[[str], None], patience: float = 20.0) -> int:
    """Ask for each key; one not pressed within `patience` seconds is taken not to exist. Writes the profile `out`;
    0, or 1 when the keypad is not there or a key without which nobody gets through was not pressed."""
    heard: queue.SimpleQueue[DeviceEvent] = queue.SimpleQueue()
    learner = KeyLearner(tuple(WORDS))
    with Keypad(url, heard.put, _NOTHING_YET, backoff=(1.0,)):
        while (wanted := learner.wanted) is not None:
            say(f"请按：{WORDS[wanted]}")
            if not _learn_one(learner, heard, say, patience):
                return 1
    missing = missing_keys(learner.keys)
    if missing:
        say(f"没有学到必需的键，什么也没有写 / keys are missing, nothing was written: {', '.join(missing)}")
        return 1
    out.write_text(profile_text(model, learner.keys), "utf-8")
    say(f"{out}")
    return 0


def _learn_one(
    learner: KeyLearner, heard: queue.SimpleQueue[DeviceEvent], say: Callable[[str], None], patience: float
) -> bool:
    """False when the keypad has gone."""
    wanted = learner.wanted
    while learner.wanted is wanted:
        try:
            event = heard.get(timeout=patience)
        except queue.Empty:
            learner.skip()
            return True
        match event:
            case KeypadUnknown(code) if not learner.press(code):
                say("这个键已经用过，请按另一个 / that key has a meaning already, press another")
            case StatusChanged(status) if status.link not in (LinkState.ONLINE, LinkState.STARTING):
                say(f"{status.link.value} {status.detail}")
                return False
    return True
