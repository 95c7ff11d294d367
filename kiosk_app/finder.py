"""The lists a visitor chooses from, for QML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app import booking_choices, finding
from kiosk_app.choices import Choice, ChoiceModel
from kiosk_app.journey import Journey
from kiosk_app.words import pick, translate

if TYPE_CHECKING:
    from hub.wire import Catalog, ItemView, Language, Named

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the session")
class Finder(QObject):  # type: ignore[operator]
    """Common items, departments, topics, the items of one of them, and what the search found."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._common, self._departments, self._topics = (
            ChoiceModel(self),
            ChoiceModel(self),
            ChoiceModel(self),
        )
        self._items, self._found = ChoiceModel(self), ChoiceModel(self)
        self._days, self._times = ChoiceModel(self), ChoiceModel(self)
        self._group, self._initials, self._possible = "", "", ""

    def show(self, journey: Journey) -> None:
        """Fill the lists for this journey."""
        catalog, language, visit = journey.world.catalog, journey.comfort.language, journey.visit
        if catalog is None:
            return
        if visit.purpose == "book":
            catalog = finding.bookable(catalog)
        zone = journey.world.view.hall.zone if journey.world.view else "UTC"
        self._days.fill(booking_choices.days(visit.slots, zone, language))
        self._times.fill(booking_choices.times(visit.slots, visit.day, zone))
        self._common.fill(_rows(finding.common_items(catalog), language))
        self._departments.fill(_groups(catalog, catalog.departments, language))
        self._topics.fill(_groups(catalog, catalog.topics, language))
        self._items.fill(_rows(finding.items_of(catalog, visit.group), language))
        self._found.fill(_rows(finding.matching(catalog, visit.initials), language))
        titles = {group.id: group.name for group in (*catalog.departments, *catalog.topics)}
        group = pick(titles[visit.group], language) if visit.group in titles else ""
        possible = finding.possible_letters(catalog, visit.initials)
        if (group, visit.initials, possible) != (self._group, self._initials, self._possible):
            self._group, self._initials, self._possible = group, visit.initials, possible
            self.changed.emit()

    def rewind(self) -> None:
        """Every list at its first page again."""
        for model in (self._common, self._departments, self._topics, self._items, self._found, self._days, self._times):
            model.rewind()

    @Property(ChoiceModel, constant=True)
    def common(self) -> ChoiceModel:
        return self._common

    @Property(ChoiceModel, constant=True)
    def departments(self) -> ChoiceModel:
        return self._departments

    @Property(ChoiceModel, constant=True)
    def topics(self) -> ChoiceModel:
        return self._topics

    @Property(ChoiceModel, constant=True)
    def items(self) -> ChoiceModel:
        return self._items

    @Property(ChoiceModel, constant=True)
    def found(self) -> ChoiceModel:
        return self._found

    @Property(ChoiceModel, constant=True)
    def days(self) -> ChoiceModel:
        """On which the item can be booked."""
        return self._days

    @Property(ChoiceModel, constant=True)
    def times(self) -> ChoiceModel:
        """Of the chosen day."""
        return self._times

    @Property(str, notify=changed)
    def group(self) -> str:
        """Name of the department or topic whose items are listed."""
        return self._group

    @Property(str, notify=changed)
    def initials(self) -> str:
        return self._initials

    @Property(str, notify=changed)
    def possible(self) -> str:
        """Letters that still find something."""
        return self._possible


def _rows(items: list[ItemView], language: Language) -> list[Choice]:
    elsewhere, online = translate("Words", "不在本厅"), translate("Words", "网上办")
    return [finding.choice_of(item, language, elsewhere, online) for item in items]


def _groups(catalog: Catalog, groups: list[Named], language: Language) -> list[Choice]:
    """Departments or topics that have items, each with a few of them as examples."""
    found = []
    for group in groups:
        items = finding.items_of(catalog, group.id)
        examples = ("、" if language == "zh" else ", ").join(pick(item.name, language) for item in items[:3])
        if items:
            found.append(Choice(group.id, pick(group.name, language), detail=examples, icon=group.icon))
    return found
