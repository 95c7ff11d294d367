"""What is written down of a measurement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tingxu.bench.figures import Row, middle, quantile, write


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_a_quantile_is_one_of_the_values(share: float, value: float) -> None:
    assert quantile([float(each) for each in range(100, 0, -1)], share) == value


def test_nothing_measured_has_no_quantile() -> None:
    with pytest.raises(ValueError, match="nothing"):
        quantile([], 0.99)


def test_the_round_in_the_middle_stands_for_all() -> None:
    assert middle([(1.0, 10.0), (900.0, 1000.0), (5.0, 10.0)]) == (5.0, 10.0)


def test_the_file_names_commit_machine_and_every_row(tmp_path: Path) -> None:
    file = tmp_path / "out" / "bench.json"
    write([Row("issue.rate_c8", 1500.0, "per_s", 3000.0), Row("memory.hub", 120.0, "MB")], file)
    found = json.loads(file.read_text("utf-8"))
    assert set(found) == {"commit", "machine", "rows"}
    assert found["machine"]["cpus"] >= 1
    assert found["rows"] == [
        {"name": "issue.rate_c8", "value": 1500.0, "unit": "per_s", "floor": 3000.0, "ratio": 0.5},
        {"name": "memory.hub", "value": 120.0, "unit": "MB", "floor": None, "ratio": None},
    ]
