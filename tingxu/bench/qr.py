"""How many damaged codes are read, and how fast; the floor is zxing-cpp alone, without a second look."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

from devices.codecs.qr import Frame, find_codes, find_codes_thoroughly
from tingxu.bench.figures import Row
from tingxu.bench.qr_frames import EACH, samples


def measure(each: int = EACH) -> Iterator[Row]:
    """`qr.hits`: share of the frames that were read right; `qr.p50`: one frame, second looks included."""
    frames = [(sample.text, sample.frame) for sample in samples(each)]
    hits, p50 = _tried(find_codes_thoroughly, frames)
    plain_hits, plain_p50 = _tried(find_codes, frames)
    yield Row("qr.hits", hits, "share", plain_hits)
    yield Row("qr.p50", p50, "ms", plain_p50)


def _tried(find: Callable[[Frame], list[str]], frames: list[tuple[str, Frame]]) -> tuple[float, float]:
    hits, took = 0, []
    for text, frame in frames:
        began = time.perf_counter()
        hits += find(frame) == [text]
        took.append(1000 * (time.perf_counter() - began))
    return hits / len(frames), median(took)
