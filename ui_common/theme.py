"""QML singleton `Theme`: colours by meaning, sizes scaled to the window, motion: every measure there is.

Large print, high contrast and low reach are switches here, so that every page has them without asking (senses).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlSingleton

from ui_common.tokens import THEMES, Geometry, ThemeError, load_colours, load_geometry

QML_IMPORT_NAME = "Tingxu.Core"
QML_IMPORT_MAJOR_VERSION = 1

FAMILY = "Noto Sans CJK SC"
"""Always named: with no Chinese locale Qt would pick Japanese glyph forms from the same font."""


def _colour(meaning: str) -> Callable[[Theme], QColor]:
    return lambda theme: theme.colour(meaning)


def _text(name: str) -> Callable[[Theme], int]:
    return lambda theme: theme.text(name)


def _space(name: str) -> Callable[[Theme], int]:
    return lambda theme: theme.length(theme.geometry.space[name])


def _size(name: str) -> Callable[[Theme], int]:
    return lambda theme: theme.length(theme.geometry.size[name])


def _duration(milliseconds: int) -> Callable[[Theme], int]:
    return lambda theme: 0 if theme.reducedMotion else milliseconds


@QmlElement
@QmlSingleton
class Theme(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panels = load_geometry(THEMES / "panels.toml")
        self._grounds = load_colours(THEMES / "ninghe.toml")
        self._panel = "kiosk"
        self._flags = {"large": False, "contrast": False, "low": False, "dark": False, "still": False}
        self._window = self.geometry.design
        self._scale = 1.0

    # -- for Python ---------------------------------------------------------------------------------------

    @property
    def geometry(self) -> Geometry:
        """The lengths of this panel, unscaled."""
        return self._panels[self._panel]

    @property
    def ground_name(self) -> str:
        """Which of the theme's grounds is shown: light, dark or contrast."""
        if self._flags["contrast"]:
            return "contrast"
        return "dark" if self._flags["dark"] or self._panel == "board" else "light"

    def use(self, path: Path) -> None:
        """Show another city's colours. Raises ThemeError naming file, key and cure."""
        self._grounds = load_colours(path)
        self.changed.emit()

    def colour(self, meaning: str) -> QColor:
        """The colour that now means `meaning` (tokens.MEANINGS)."""
        return QColor(self._grounds[self.ground_name][meaning])

    def text(self, name: str) -> int:
        """Size of a text in window px, large print considered."""
        normal, large = self.geometry.text[name]
        return self.length(large if self._flags["large"] else normal)

    def length(self, design_px: float) -> int:
        """Design px to window px; what is not nothing stays at least 1."""
        return max(1, round(design_px * self._scale)) if design_px else 0

    @Slot(float, float)
    def fit(self, width: float, height: float) -> None:
        """The window's size in px; every size follows it."""
        size = (round(width), round(height))
        if min(size) > 0 and size != self._window:
            self._window = size
            self._rescale()

    # -- what is shown ---

    def _getPanel(self) -> str:
        return self._panel

    def _setPanel(self, panel: str) -> None:
        if panel not in self._panels:
            raise ThemeError(f"panel {panel!r} is unknown; panels are {', '.join(self._panels)}")
        self._panel = panel
        self._rescale()

    panel = Property(str, _getPanel, _setPanel, notify=changed)

    def _getLargePrint(self) -> bool:
        return self._flags["large"]

    def _setLargePrint(self, on: bool) -> None:
        self._set("large", on)

    largePrint = Property(bool, _getLargePrint, _setLargePrint, notify=changed)

    def _getHighContrast(self) -> bool:
        return self._flags["contrast"]

    def _setHighContrast(self, on: bool) -> None:
        self._set("contrast", on)

    highContrast = Property(bool, _getHighContrast, _setHighContrast, notify=changed)

    def _getLowReach(self) -> bool:
        return self._flags["low"]

    def _setLowReach(self, on: bool) -> None:
        self._set("low", on)

    lowReach = Property(bool, _getLowReach, _setLowReach, notify=changed)

    def _getDark(self) -> bool:
        return self.ground_name == "dark"

    def _setDark(self, on: bool) -> None:
        self._set("dark", on)

    dark = Property(bool, _getDark, _setDark, notify=changed)

    def _getReducedMotion(self) -> bool:
        return self._flags["still"]

    def _setReducedMotion(self, on: bool) -> None:
        self._set("still", on)

    reducedMotion = Property(bool, _getReducedMotion, _setReducedMotion, notify=changed)

    @Property(float, notify=changed)
    def scale(self) -> float:
        return self._scale

    @Property(bool, notify=changed)
    def landscape(self) -> bool:
        return self._window[0] > self._window[1]

    @Slot(float, result=int)
    def px(self, design_px: float) -> int:
        """A drawing's own length, where no token fits; bind it together with `scale`."""
        return self.length(design_px)

    def _set(self, flag: str, on: bool) -> None:
        if self._flags[flag] != on:
            self._flags[flag] = on
            self.changed.emit()

    def _rescale(self) -> None:
        width, height = self.geometry.design
        wanted = min(self._window[0] / width, self._window[1] / height)
        self._scale = min(self.geometry.most, max(self.geometry.least, wanted))
        self.changed.emit()

    # -- type and motion ---

    @Property(str, constant=True)
    def family(self) -> str:
        return FAMILY

    @Property(int, constant=True)
    def regular(self) -> int:
        return 400

    @Property(int, constant=True)
    def bold(self) -> int:
        return 700

    @Property(float, constant=True)
    def lineHeight(self) -> float:
        return 1.0

    @Property(int, notify=changed)
    def reachTop(self) -> int:
        """How far pages move their content down; 0 unless lowReach."""
        return self.length(self.geometry.space["reach"]) if self._flags["low"] else 0

    _motionFast = _duration(80)
    motionFast = Property(int, _motionFast, notify=changed)
    _motionUsual = _duration(240)
    motion = Property(int, _motionUsual, notify=changed)
    _motionSlow = _duration(300)
    motionSlow = Property(int, _motionSlow, notify=changed)
    _sweep = _duration(1800)
    sweep = Property(int, _sweep, notify=changed)
    # -- colours by meaning
    _ground = _colour("ground")
    ground = Property(QColor, _ground, notify=changed)
    _surface = _colour("surface")
    surface = Property(QColor, _surface, notify=changed)
    _sunken = _colour("sunken")
    sunken = Property(QColor, _sunken, notify=changed)
    _line = _colour("line")
    line = Property(QColor, _line, notify=changed)
    _lineStrong = _colour("lineStrong")
    lineStrong = Property(QColor, _lineStrong, notify=changed)
    _ink = _colour("ink")
    ink = Property(QColor, _ink, notify=changed)
    _inkSoft = _colour("inkSoft")
    inkSoft = Property(QColor, _inkSoft, notify=changed)
    _primary = _colour("primary")
    primary = Property(QColor, _primary, notify=changed)
    _primaryPressed = _colour("primaryPressed")
    primaryPressed = Property(QColor, _primaryPressed, notify=changed)
    _onPrimary = _colour("onPrimary")
    onPrimary = Property(QColor, _onPrimary, notify=changed)
    _primaryInk = _colour("primaryInk")
    primaryInk = Property(QColor, _primaryInk, notify=changed)
    _primaryWash = _colour("primaryWash")
    primaryWash = Property(QColor, _primaryWash, notify=changed)
    _green = _colour("green")
    green = Property(QColor, _green, notify=changed)
    _onGreen = _colour("onGreen")
    onGreen = Property(QColor, _onGreen, notify=changed)
    _greenInk = _colour("greenInk")
    greenInk = Property(QColor, _greenInk, notify=changed)
    _greenWash = _colour("greenWash")
    greenWash = Property(QColor, _greenWash, notify=changed)
    _waiting = _colour("waiting")
    waiting = Property(QColor, _waiting, notify=changed)
    _onWaiting = _colour("onWaiting")
    onWaiting = Property(QColor, _onWaiting, notify=changed)
    _waitingInk = _colour("waitingInk")
    waitingInk = Property(QColor, _waitingInk, notify=changed)
    _waitingWash = _colour("waitingWash")
    waitingWash = Property(QColor, _waitingWash, notify=changed)
    _trouble = _colour("trouble")
    trouble = Property(QColor, _trouble, notify=changed)
    _onTrouble = _colour("onTrouble")
    onTrouble = Property(QColor, _onTrouble, notify=changed)
    _troubleInk = _colour("troubleInk")
    troubleInk = Property(QColor, _troubleInk, notify=changed)
    _troubleWash = _colour("troubleWash")
    troubleWash = Property(QColor, _troubleWash, notify=changed)
    _band = _colour("band")
    band = Property(QColor, _band, notify=changed)
    _onBand = _colour("onBand")
    onBand = Property(QColor, _onBand, notify=changed)
    _focus = _colour("focus")
    focus = Property(QColor, _focus, notify=changed)
    _focusEdge = _colour("focusEdge")
    focusEdge = Property(QColor, _focusEdge, notify=changed)
    # -- sizes of text, px
    _textNumber = _text("number")
    textNumber = Property(int, _textNumber, notify=changed)
    _textFigure = _text("figure")
    textFigure = Property(int, _textFigure, notify=changed)
    _textTitle = _text("title")
    textTitle = Property(int, _textTitle, notify=changed)
    _textChoice = _text("choice")
    textChoice = Property(int, _textChoice, notify=changed)
    _textBody = _text("body")
    textBody = Property(int, _textBody, notify=changed)
    _textSmall = _text("small")
    textSmall = Property(int, _textSmall, notify=changed)
    # -- lengths, px
    _gap = _space("gap")
    gap = Property(int, _gap, notify=changed)
    _gapSmall = _space("gapSmall")
    gapSmall = Property(int, _gapSmall, notify=changed)
    _gapLarge = _space("gapLarge")
    gapLarge = Property(int, _gapLarge, notify=changed)
    _margin = _space("margin")
    margin = Property(int, _margin, notify=changed)
    _pad = _space("pad")
    pad = Property(int, _pad, notify=changed)
    _reach = _space("reach")
    reach = Property(int, _reach, notify=changed)
    _target = _size("target")
    target = Property(int, _target, notify=changed)
    _targetLarge = _size("targetLarge")
    targetLarge = Property(int, _targetLarge, notify=changed)
    _radius = _size("radius")
    radius = Property(int, _radius, notify=changed)
    _radiusLarge = _size("radiusLarge")
    radiusLarge = Property(int, _radiusLarge, notify=changed)
    _stroke = _size("stroke")
    stroke = Property(int, _stroke, notify=changed)
    _focusWidth = _size("focusWidth")
    focusWidth = Property(int, _focusWidth, notify=changed)
    _icon = _size("icon")
    icon = Property(int, _icon, notify=changed)
    _iconLarge = _size("iconLarge")
    iconLarge = Property(int, _iconLarge, notify=changed)
    _header = _size("header")
    header = Property(int, _header, notify=changed)
    _footer = _size("footer")
    footer = Property(int, _footer, notify=changed)

