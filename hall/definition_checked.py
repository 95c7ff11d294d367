"""A hall's definition from plain values: either all of it is right, or every problem is named at once.

The same checks for a hall's file and for a change while it runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hall.definition import Definition
from hall.definition_checks import problems_of
from hall.definition_problems import SENTENCES, DefinitionError, Problem
from hall.definition_reasons import reason

CURES: Final = {
    "responsible": ('responsible = "…", who answers for the decision', 'responsible = "…"，受理决定责任人'),
    "decision": ('decision = "immediate" or "within_days"', 'decision = "immediate" 或 "within_days"'),
    "days": ("days = [1, 2, 3, 4, 5], 1 for Monday", "days = [1, 2, 3, 4, 5]，1 为星期一"),
    "kind": (
        'kind = "consultation", "handling" or "delivery"',
        'kind = "consultation"、"handling" 或 "delivery"',
    ),
    "zh": ('zh = "…", the Chinese text', 'zh = "…"，中文文字'),
    "en": ('en = "…", the English text', 'en = "…"，英文文字'),
}
"""How a missing key is mended, in English and Chinese, where its name alone does not say it."""


def checked(raw: Mapping[str, Any], file: str = "") -> Definition:
    """The definition that `raw` says. Raises DefinitionError with every problem found; `file` is named in them."""
    try:
        definition = Definition.model_validate(raw)
    except ValidationError as wrong:
        raise DefinitionError(tuple(_problem(each, raw, file) for each in wrong.errors())) from wrong
    problems = problems_of(definition)
    if problems:
        raise DefinitionError(tuple(_in_file(problem, file) for problem in problems))
    return definition


def _in_file(problem: Problem, file: str) -> Problem:
    return Problem(problem.key, problem.code, problem.facts, problem.subject, file)


def _problem(error: ErrorDetails, raw: Mapping[str, Any], file: str) -> Problem:
    """One of the checker's errors in our words."""
    code, facts = _told(error)
    return Problem(_path(error["loc"]), code, facts, _subject(error["loc"], raw), file)


def _told(error: ErrorDetails) -> tuple[str, dict[str, str]]:
    name = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "missing":
            en, zh = CURES.get(name, (f"{name} = …", f"{name} = …"))
            return "missing", {"cure": en, "cure_zh": zh}
        case "extra_forbidden":
            return "unknown_key", _hints(name, error["loc"][:-1])
        case code if code in SENTENCES:
            return code, {"value": _shown(error["input"])}
        case _:
            en, zh = reason(error)
            return "wrong_value", {"value": _shown(error["input"]), "reason": en, "reason_zh": zh}


def _hints(name: str, parents: tuple[int | str, ...]) -> dict[str, str]:
    known = sorted(_model_at(parents).model_fields)
    close = get_close_matches(name, known, n=1)
    if close:
        return {"hint": f"did you mean {close[0]}?", "hint_zh": f"是不是 {close[0]}？"}
    listed = ", ".join(known)
    return {"hint": f"remove it, or use one of {listed}", "hint_zh": f"请删除，或使用 {listed} 之一"}


def _model_at(parents: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that holds the keys below this path."""
    model: type[BaseModel] = Definition
    for name in parents:
        if isinstance(name, str):
            model = _model_in(model.model_fields[name].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as tuple[Item, ...] or Words | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(each) for each in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _path(loc: tuple[int | str, ...]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return "".join(steps).lstrip(".")


def _subject(loc: tuple[int | str, ...], raw: Mapping[str, Any]) -> str:
    """The id of the item, counter … in which the path lies, where the file gives it one."""
    match loc:
        case (str(name), int(index), *_):
            entry = raw[name][index]
            return str(entry.get("id", "")) if isinstance(entry, dict) else ""
        case _:
            return ""


def _shown(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= 40 else repr(value)[:40]
