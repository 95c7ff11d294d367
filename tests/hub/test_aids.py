"""Kiosks learn from the catalog which aids can be asked for, and at once when the register is another."""

from __future__ import annotations

from pathlib import Path

from hub.wire import Catalog
from tests.hub.watched import watching_hub


def test_the_catalog_names_the_registers_aids_also_after_a_restart_without_it(tmp_path: Path) -> None:
    hub = watching_hub(tmp_path).start()
    kiosk = hub.client("kiosk", "k1")
    try:
        first = kiosk.catalog()
        assert isinstance(first, Catalog)
        assert [(each.id, each.icon) for each in first.aids] == [
            ("wheelchair", "wheelchair"), ("glasses", "glasses")
        ]  # fmt: skip
        hub.stop()
        fewer = (tmp_path / "machines.toml").read_text("utf-8").replace("count = 2 },", "count = 2 }, #")
        (tmp_path / "machines.toml").write_text(
            "\n".join(line for line in fewer.splitlines() if "glasses" not in line), "utf-8"
        )
        hub.start()
        second = kiosk.catalog()
        assert isinstance(second, Catalog)
        assert [each.id for each in second.aids] == ["wheelchair"]
        assert second.version != first.version
        hub.stop()
        hub.settings.write_text(hub.settings.read_text("utf-8").replace('machines = "machines.toml"', ""), "utf-8")
        hub.start()
        assert kiosk.catalog() == second
    finally:
        hub.stop()
