"""`tingxu storm`: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tingxu.storm.main import STORMS, main
from tingxu.storm.storm import Counts, Room


@dataclass(frozen=True)
class Breeze:
    """A storm that does what it is told."""

    losses: tuple[str, ...] = ()
    name: str = "breeze"
    about: str = "nothing much"

    def run(self, room: Room) -> Counts:
        (room.folder / "log").write_text("blown")
        return Counts({"kills": room.scale(3, 3000), "dice": room.random.randrange(10**6)}, list(self.losses))


def _run(storm: Breeze, out: Path, *, seed: int = 7, long: bool = False) -> int:
    return main((), long=long, seed=seed, json_file=out / "counts.json", out=out, storms=[storm])


def test_counts_are_told_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(Breeze(), tmp_path, long=True) == 0
    told = capsys.readouterr().out
    assert "3,000 kills" in told
    assert "nothing lost" in told
    found = json.loads((tmp_path / "counts.json").read_text())
    assert (found["seed"], found["long"], found["storms"][0]["kills"]) == (7, True, 3000)


def test_a_seed_throws_the_same_dice(tmp_path: Path) -> None:
    dice = []
    for seed in (7, 7, 8):
        _run(Breeze(), tmp_path, seed=seed)
        dice.append(json.loads((tmp_path / "counts.json").read_text())["storms"][0]["dice"])
    assert dice[0] == dice[1] != dice[2]


def test_a_loss_is_named_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(Breeze(("B001 [twice] was called",)), tmp_path) == 1
    told = capsys.readouterr().out
    assert "LOST  B001 [twice] was called" in told
    assert "LOST: 1" in told


class _Placed(Breeze):
    def run(self, room: Room) -> Counts:
        return Counts({}, [] if room.folder.is_absolute() else ["a folder that is no whole path"])


def test_its_folder_is_a_whole_path_wherever_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run(_Placed(), Path("out")) == 0


def test_an_unknown_storm_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hail"], long=False, seed=None, json_file=None, out=tmp_path) == 2
    assert "no storm hail" in capsys.readouterr().out


def test_every_storm_has_a_name_of_its_own_and_says_what_it_is() -> None:
    assert len({each.name for each in STORMS}) == len(STORMS)
    assert all(each.about for each in STORMS)
