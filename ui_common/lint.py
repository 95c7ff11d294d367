"""`python -m ui_common.lint`: every QML file against the types of our Python packages; any warning fails.

The types are dumped from the sources (no import, no display) into out/qmltypes, one module per import name.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ui_common", "kiosk_app", "counter_app", "queue_display", "tingxu")
QML = Path("ui_common") / "qml"
_IMPORT_NAME = re.compile(r'^QML_IMPORT_NAME = "([\w.]+)"$', re.MULTILINE)
_HARMLESS = re.compile(r"is used as base type but cannot be found|^$")
"""QObject itself is not in the dump; qmllint knows it from Qt."""


class LintError(RuntimeError):
    """A tool of Qt could not do its part."""


def lint(root: Path, out: Path) -> list[str]:
    """What is wrong with the QML under `root`, in lines. Raises LintError when a source cannot be dumped."""
    files = sorted(path for package in PACKAGES for path in (root / package).rglob("*.qml"))
    if not files:
        return []
    dump_types(_elements(root), out)
    command: list[str | Path] = [_tool("qmllint"), "-W", "0", "-I", out, "-I", ROOT / QML, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    text = (done.stdout + done.stderr).strip()
    return text.splitlines() if done.returncode != 0 or text else []


def dump_types(elements: dict[str, list[Path]], out: Path) -> None:
    """Write `out`/Module/Name/{qmldir, types.qmltypes} for each import name and its Python sources."""
    for module, sources in elements.items():
        folder = out.joinpath(*module.split("."))
        folder.mkdir(parents=True, exist_ok=True)
        dump, types = folder / "types.json", folder / "types.qmltypes"
        _run([sys.executable, _dumper(), "--quiet", "-o", dump, *sources])
        _mend(dump)
        _run([_tool("qmltyperegistrar", "libexec"), "--generate-qmltypes", types, "--import-name", module,
              "--major-version", "1", "-o", folder / "types.cpp", dump])
        qmldir = f"module {module}\ntypeinfo types.qmltypes\ndepends QtQuick\n"
        (folder / "qmldir").write_text(qmldir, encoding="utf-8")


def _elements(root: Path) -> dict[str, list[Path]]:
    """Import name → the Python sources that add to it."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(p for package in PACKAGES for p in (root / package).rglob("*.py")):
        match = _IMPORT_NAME.search(path.read_text(encoding="utf-8"))
        if match:
            found[match[1]].append(path)
    if root != ROOT and "Tingxu.Core" not in found:
        found |= {"Tingxu.Core": _elements(ROOT)["Tingxu.Core"]}
    return {name: _bases_first(root, sources) for name, sources in found.items()}


def _bases_first(root: Path, sources: Iterable[Path]) -> list[Path]:
    """The sources and those that define bases of their classes, in the order in which the dumper must see them."""
    order: TopologicalSorter[Path] = TopologicalSorter()
    unseen, seen = list(sources), set[Path]()
    while unseen:
        source = unseen.pop()
        seen.add(source)
        bases = list(_bases(root, source))
        order.add(source, *bases)
        unseen += [base for base in bases if base not in seen]
    return list(order.static_order())


def _bases(root: Path, source: Path) -> Iterable[Path]:
    """Our modules from which `source` imports a base of one of its classes."""
    body = _parsed(source)
    wanted = {base.id for node in body if isinstance(node, ast.ClassDef) for base in node.bases
              if isinstance(base, ast.Name)}  # fmt: skip
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.module and any(name.name in wanted for name in node.names):
            path = root.joinpath(*node.module.split(".")).with_suffix(".py")
            if path.is_file():
                yield path


def _mend(dump: Path) -> None:
    """What the dump leaves out: Python's names of types to QML's, and which properties are constant."""
    names = {"float": "double", "object": "QVariant", "dict": "QVariantMap", "list": "QVariantList"}
    files = json.loads(dump.read_text(encoding="utf-8"))
    constant = {pair for file in files for pair in _constants(Path(file["inputFile"]))}
    for entry in (entry for file in files for entry in file["classes"]):
        for typed in entry.get("properties", []):
            typed["constant"] = (entry["className"], typed["name"]) in constant
        for typed in [*entry.get("properties", []), *_arguments(entry)]:
            typed["type"] = names.get(typed["type"], typed["type"])
        for slot in entry.get("slots", []):
            slot["returnType"] = names.get(slot["returnType"], slot["returnType"])
    dump.write_text(json.dumps(files), encoding="utf-8")


def _parsed(source: Path) -> list[ast.stmt]:
    try:
        return ast.parse(source.read_bytes()).body
    except SyntaxError as error:
        raise LintError(f"{source}: {error}") from error


def _constants(source: Path) -> Iterable[tuple[str, str]]:
    """(class, property) for each @Property(..., constant=True)."""
    classes = [node for node in _parsed(source) if isinstance(node, ast.ClassDef)]
    for owner in classes:
        for method in owner.body:
            if isinstance(method, ast.FunctionDef) and any(map(_is_constant, method.decorator_list)):
                yield owner.name, method.name


def _is_constant(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and any(word.arg == "constant" for word in decorator.keywords)


def _arguments(entry: dict[str, list[dict[str, list[dict[str, str]]]]]) -> Iterable[dict[str, str]]:
    for method in [*entry.get("signals", []), *entry.get("slots", [])]:
        yield from method["arguments"]


def _tool(name: str, folder: str = "") -> Path:
    base = Path(PySide6.__file__).parent
    places = [base / folder / name, base / "Qt" / folder / name, base / name, base / "Qt" / "libexec" / name]
    for place in places:
        if place.is_file():
            return place
    raise LintError(f"{name} is not in {base}; install pyside6-essentials again")


def _dumper() -> Path:
    return Path(PySide6.__file__).parent / "scripts" / "metaobjectdump.py"


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if not _HARMLESS.search(line)]
    if done.returncode != 0 or complaints:
        raise LintError("\n".join([f"{Path(command[0]).name}:", *complaints]))


def main() -> int:
    """Print what is wrong; the exit code."""
    try:
        wrong = lint(ROOT, ROOT / "out" / "qmltypes")
    except LintError as error:
        wrong = str(error).splitlines()
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
