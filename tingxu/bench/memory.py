"""What a program takes of the machine's memory."""

from __future__ import annotations

from pathlib import Path

from tingxu.bench.figures import Row
from tingxu.programs import Program


def memory(name: str, program: Program) -> Row:
    """The resident memory of the program's first process, in millions of bytes."""
    return Row(f"memory.{name}", resident(program.process.pid), "MB")


def resident(process: int | str = "self") -> float:
    """Millions of bytes that the process holds in memory."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    kibibytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    return kibibytes * 1024 / 1e6
