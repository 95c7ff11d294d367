"""`tingxu shots`: every program photographs its own pages, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAMS = {
    "kiosk": "kiosk_app.shots", "counter": "counter_app.shots", "board": "queue_display.shots",
    "phone": "tingxu.phone_shots", "staff": "tingxu.staff_shots",
}  # fmt: skip
_CALL = "import importlib, pathlib, sys; importlib.import_module(sys.argv[1]).shots(pathlib.Path(sys.argv[2]))"


def main(out: Path) -> int:
    """Write out/PROGRAM/*.png. The first exit code that is not 0."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for name, module in PROGRAMS.items():
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([sys.executable, "-c", _CALL, module, str(folder)], env=environment, check=False)
        if done.returncode:
            print(f"{name}: its pictures failed with {done.returncode}", file=sys.stderr)
            return done.returncode
        print(f"{folder}: {len(list(folder.rglob('*.png')))} pictures")
    return 0
