"""Frames as a kiosk's camera gives them: a ticket's code held well and badly, 26 of each kind, always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import qrcode
from numpy.random import Generator
from numpy.typing import NDArray

from devices.codecs.qr import Frame

EACH = 26
WIDTH, HEIGHT = 1280, 720
PAPER, INK, DESK = 235, 20, 120
_SEED = 20261122
Image: TypeAlias = NDArray[np.uint8]
Damage: TypeAlias = Callable[[Image, Generator, float], Image]


@dataclass(frozen=True, slots=True)
class Sample:
    """One frame; `text` is what is on it."""

    kind: str
    text: str
    frame: Frame


def samples(each: int = EACH) -> Iterator[Sample]:
    """Every kind, from mild to hard."""
    for kind, damage in KINDS.items():
        random = np.random.default_rng(_SEED + list(KINDS).index(kind))
        for number in range(each):
            text = _ticket(random)
            yield Sample(kind, text, damage(_code(text), random, number / max(1, each - 1)))


def empty_frames(count: int = EACH) -> Iterator[Frame]:
    """A hall without a code: shapes, light from one side, the sensor's noise."""
    random = np.random.default_rng(_SEED)
    for _ in range(count):
        frame = np.tile(np.linspace(70, 190, WIDTH, dtype=np.float32), (HEIGHT, 1))
        for _ in range(30):
            x, y = int(random.integers(0, WIDTH)), int(random.integers(0, HEIGHT))
            cv2.rectangle(frame, (x, y), (x + int(random.integers(20, 300)), y + int(random.integers(20, 200))),
                          float(random.integers(20, 240)), -1)  # fmt: skip
        yield _noisy(_bytes(frame), random, 4)


def _ticket(random: Generator) -> str:
    letters = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    thing, check = "".join(random.choice(letters, 16)), "".join(random.choice(letters, 23))
    return f"https://hall.example/c/t.{thing}.6a1f3c80.{check}"


def _code(text: str, module: int = 5) -> Image:
    """The code as printed, with its quiet zone."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    dark = np.array(code.get_matrix(), dtype=bool)
    modules = np.kron(dark, np.ones((module, module), dtype=bool))
    return np.where(modules, np.uint8(INK), np.uint8(PAPER))


def _placed(code: Image, random: Generator, matrix: NDArray[np.float64] | None = None) -> Image:
    """The code somewhere on a desk, moved by `matrix` about its own centre first."""
    high, wide = code.shape
    space = max(high, wide)
    x = float(random.integers(space, WIDTH - space)) if 2 * space < WIDTH else WIDTH / 2
    y = float(random.integers(space // 2 + 8, HEIGHT - space // 2 - 8)) if space + 16 < HEIGHT else HEIGHT / 2
    centre = np.array([[1, 0, -wide / 2], [0, 1, -high / 2], [0, 0, 1.0]])
    there = np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]])
    whole = there @ (np.eye(3) if matrix is None else matrix) @ centre
    return _bytes(cv2.warpPerspective(code, whole, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR,
                                      borderMode=cv2.BORDER_CONSTANT, borderValue=float(DESK)))  # fmt: skip


def _turn(degrees: float) -> NDArray[np.float64]:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1.0]])


def _bytes(image: NDArray[np.generic]) -> Image:
    clipped: Image = np.clip(image, 0, 255).astype(np.uint8)
    return clipped


def _noisy(image: Image, random: Generator, sigma: float) -> Image:
    return _bytes(image + random.normal(0, sigma, image.shape))


def _clean(code: Image, random: Generator, hard: float) -> Image:
    return _placed(code, random)


def _rotated(code: Image, random: Generator, hard: float) -> Image:
    return _placed(code, random, _turn(360 * hard))


def _perspective(code: Image, random: Generator, hard: float) -> Image:
    slant = np.eye(3)
    slant[2, :2] = (0.0008 + 0.0028 * hard) * np.array([random.choice([-1, 1]), random.uniform(-0.6, 0.6)])
    return _placed(code, random, slant @ _turn(random.uniform(-20, 20)))


def _blurred(code: Image, random: Generator, hard: float) -> Image:
    return _noisy(_bytes(cv2.GaussianBlur(_placed(code, random), (0, 0), 0.8 + 3.4 * hard)), random, 2)


def _moved(code: Image, random: Generator, hard: float) -> Image:
    length = 3 + round(17 * hard)
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), random.uniform(0, 180), 1)
    return _bytes(cv2.filter2D(_placed(code, random), -1, cv2.warpAffine(kernel, turn, (length, length))))


def _faint(code: Image, random: Generator, hard: float) -> Image:
    """Thermal paper that has faded, or a phone's screen behind a foil."""
    share = 0.25 - 0.22 * hard
    return _noisy(_bytes(128 + (_placed(code, random).astype(np.float32) - 128) * share), random, 1)


def _glare(code: Image, random: Generator, hard: float) -> Image:
    image = _placed(code, random).astype(np.float32)
    dark = np.argwhere(image < 60)
    y, x = dark[int(random.integers(len(dark)))]
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    spot = np.exp(-((rows - y) ** 2 + (columns - x) ** 2) / (2 * (15 + 60 * hard) ** 2))
    return _bytes(image + 330 * spot)


def _noise(code: Image, random: Generator, hard: float) -> Image:
    return _noisy(_placed(code, random), random, 10 + 60 * hard)


def _dark(code: Image, random: Generator, hard: float) -> Image:
    return _noisy(_bytes(_placed(code, random) * (0.30 - 0.22 * hard)), random, 4)


def _two(code: Image, random: Generator, hard: float) -> Image:
    return _small(code, random, 2.0)


def _one_and_a_half(code: Image, random: Generator, hard: float) -> Image:
    return _small(code, random, 1.5)


def _small(code: Image, random: Generator, module: float) -> Image:
    size = round(code.shape[0] * module / 5)
    return _noisy(_placed(_bytes(cv2.resize(code, (size, size), interpolation=cv2.INTER_AREA)), random), random, 3)


def _inverted(code: Image, random: Generator, hard: float) -> Image:
    """A phone in its dark mode."""
    return _placed(_bytes(255 - code), random)


KINDS: dict[str, Damage] = {
    "clean": _clean, "rotated": _rotated, "perspective": _perspective, "blurred": _blurred, "moved": _moved,
    "faint": _faint, "glare": _glare, "noise": _noise, "dark": _dark, "2-px": _two, "1.5-px": _one_and_a_half,
    "inverted": _inverted,
}  # fmt: skip
