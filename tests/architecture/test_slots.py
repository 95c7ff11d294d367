"""Every method that a signal is connected to is a declared slot.

Qt gives an object whose method is connected without @Slot a metaobject of its own. QML that knows the object by
its class then reads `undefined` from it now and then: seen with several engines in one process.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ui_common", "kiosk_app", "counter_app", "queue_display", "tingxu")


@dataclass
class Class:
    """What its source tells: bases, methods (declared a slot or not), and the classes of what it holds."""

    bases: list[str]
    from_qt: bool
    methods: dict[str, bool] = field(default_factory=dict)
    holds: dict[str, str] = field(default_factory=dict)


Classes = dict[str, Class]
Trees = dict[str, ast.Module]


def read(trees: Iterable[ast.Module]) -> Classes:
    """Every class by its name; of several with one name, one that Qt knows."""
    found: Classes = {}
    for tree in trees:
        for name, each in classes_in(tree).items():
            if each.from_qt or name not in found:
                found[name] = each
    return found


def classes_in(tree: ast.Module) -> Classes:
    qt = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for alias in node.names
    }
    return {node.name: described(node, qt) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def described(node: ast.ClassDef, qt: set[str]) -> Class:
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
    made = Class(bases, from_qt=not qt.isdisjoint(bases))
    for method in node.body:
        if isinstance(method, ast.FunctionDef):
            made.methods[method.name] = any(map(is_slot, method.decorator_list))
            made.holds |= {name: kind for name, kind in held(method) if kind and name not in made.holds}
    return made


def held(method: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """What the method gives `self`: attribute and class."""
    known = names_in(method)
    for target, value in assignments(method):
        if isinstance(target, ast.Attribute) and ast.unparse(target.value) == "self":
            yield target.attr, made_by(value, known)


def is_slot(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "Slot"


def assignments(function: ast.FunctionDef) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Target and value, pair by pair; an annotation tells more than its value."""
    for node in ast.walk(function):
        if isinstance(node, ast.AnnAssign):
            yield node.target, node.annotation
        elif isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                yield from zip(target.elts, value.elts, strict=True)
            else:
                yield target, value


def names_in(function: ast.FunctionDef) -> dict[str, str]:
    """The classes of parameters and local names."""
    arguments = [*function.args.args, *function.args.kwonlyargs]
    known = {each.arg: made_by(each.annotation, {}) for each in arguments if each.annotation is not None}
    for target, value in assignments(function):
        if isinstance(target, ast.Name):
            known.setdefault(target.id, made_by(value, known))
    return known


def made_by(value: ast.expr, known: dict[str, str]) -> str:
    """The class that an annotation or a value names; "" when it doesn't tell."""
    if isinstance(value, ast.BinOp):
        return made_by(value.left, known)
    if isinstance(value, ast.Call):
        return made_by(value.func, {})
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    return known.get(value.id, value.id) if isinstance(value, ast.Name) else ""


def qt_knows(each: Class, classes: Classes) -> bool:
    return each.from_qt or any(qt_knows(classes[base], classes) for base in each.bases if base in classes)


def slot_of(each: Class | None, method: str, classes: Classes) -> bool | None:
    """Whether the method is declared a slot; None for what is no method of a class of ours that Qt knows."""
    if each is None or not qt_knows(each, classes):
        return None
    if method in each.methods:
        return each.methods[method]
    above = (slot_of(classes.get(base), method, classes) for base in each.bases)
    return next((told for told in above if told is not None), None)


def class_of(value: ast.expr, names: dict[str, str], classes: Classes) -> Class | None:
    if isinstance(value, ast.Name):
        return classes.get(names.get(value.id, ""))
    if isinstance(value, ast.Attribute):
        holder = class_of(value.value, names, classes)
        return classes.get(holder.holds.get(value.attr, "")) if holder is not None else None
    return None


def connected(function: ast.FunctionDef) -> Iterator[ast.Attribute]:
    """Every method (as written: `object.method`) that `connect` or `singleShot` is given."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("connect", "singleShot"):
            yield from (argument for argument in call.args if isinstance(argument, ast.Attribute))


def judged(trees: Trees) -> dict[str, bool]:
    """Each connected method of an object of ours, by where it is connected: declared a slot or not."""
    everywhere = read(trees.values())
    told: dict[str, bool] = {}
    for path, tree in trees.items():
        classes = everywhere | classes_in(tree)
        for owner in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            for function in (node for node in owner.body if isinstance(node, ast.FunctionDef)):
                names = names_in(function) | {"self": owner.name}
                for method in connected(function):
                    declared = slot_of(class_of(method.value, names, classes), method.attr, classes)
                    if declared is not None:
                        told[f"{path}:{method.lineno} {ast.unparse(method)}"] = declared
    return told


def test_every_connected_method_is_a_declared_slot() -> None:
    sources = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    trees = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes()) for path in sources}
    told = judged(trees)
    assert len(told) > 40, "connections are no longer recognised"
    assert [where for where, declared in told.items() if not declared] == []


def test_an_undeclared_one_is_found_wherever_it_is_connected() -> None:
    tree = ast.parse(
        "from PySide6.QtCore import QObject, QTimer, Signal, Slot\n"
        "class Plain:\n"
        "    def heard(self): ...\n"
        "class Ear(QObject):\n"
        "    def heard(self): ...\n"
        "    @Slot()\n"
        "    def listened(self): ...\n"
        "class Hall(Ear):\n"
        "    said = Signal()\n"
        "    def __init__(self, ear: Ear | None, plain: Plain):\n"
        "        self.ear, self.other = ear, Hall(None, plain)\n"
        "        self.said.connect(self.heard)\n"
        "        self.said.connect(self.ear.heard)\n"
        "        self.said.connect(self.other.ear.listened)\n"
        "        self.said.connect(plain.heard)\n"
        "        self.said.connect(self.said)\n"
        "        QTimer.singleShot(0, self, ear.heard)\n"
    )
    assert judged({"x.py": tree}) == {
        "x.py:12 self.heard": False,
        "x.py:13 self.ear.heard": False,
        "x.py:14 self.other.ear.listened": True,
        "x.py:17 ear.heard": False,
    }
