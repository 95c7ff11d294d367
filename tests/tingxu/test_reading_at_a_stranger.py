"""`tingxu devices read` at a reader that is none of ours: a program of thirty lines that imports nothing of this
repository and answers with the frames of the published protocol, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.devices.codecs.vectors import BASE_FRAME, BASE_SHA256
from tests.tingxu.test_device_commands import run

HEAD = "AAAAAA9669"
STRANGER = """
import os, sys, time, tty

HEAD = bytes.fromhex("AAAAAA9669")
ANSWERS = {bytes.fromhex(asked): bytes.fromhex(told) for asked, told in (line.split() for line in sys.argv[2:])}
before, step = bytes.fromhex(sys.argv[1].partition(":")[0]), int(sys.argv[1].partition(":")[2])
master, slave = os.openpty()
tty.setraw(slave)
print(os.ttyname(slave), flush=True)
heard = b""
while True:
    heard += os.read(master, 4096)
    while HEAD in heard:
        heard = heard[heard.index(HEAD):]
        if len(heard) < 7 or len(heard) < 7 + int.from_bytes(heard[5:7], "big"):
            break
        end = 7 + int.from_bytes(heard[5:7], "big")
        asked, heard = heard[:end], heard[end:]
        told = ANSWERS.get(asked)
        if told is None:
            sys.exit("asked what the protocol does not know: " + asked.hex())
        told = before + told
        for at in range(0, len(told), step):
            os.write(master, told[at:at + step])
            if step < 100:
                time.sleep(0.0005)
"""
OK, NO_MORE = f"{HEAD}000400009094", f"{HEAD}000400009195"
ANSWERS = {
    f"{HEAD}000310FFEC": OK,  # reset
    f"{HEAD}000311FFED": OK,  # status
    f"{HEAD}000312FFEE": f"{HEAD}0014000090050001 00A53A340140E20100B168DE3AB4".replace(" ", ""),  # the module's number
    f"{HEAD}0003200122": f"{HEAD}000800009F0000000097",  # find
    f"{HEAD}0003200221": f"{HEAD}000C00009000000000000000009C",  # select
    f"{HEAD}0003300132": BASE_FRAME.hex(),  # text and photo
    f"{HEAD}0003300330": NO_MORE,  # the newest address
}
CARD = {
    "event": "card-read", "kind": "mainland", "name": "测试甲", "latin_name": "", "sex": "1", "ethnic_code": "01",
    "nationality": "CHN", "birth": "1900-01-01", "number": "000000190001010017", "number_valid": True,
    "issuer": "模拟公安局", "pass_number": "", "issues": "", "card_version": "", "authority": "", "former_number": "",
    "valid_from": "2020-01-01", "valid_to": None, "long_term": True, "address": "模拟省模拟市模拟区测试路1号",
    "newest_address": None, "faults": [],
}  # fmt: skip


@contextmanager
def stranger(manner: str, answers: dict[str, str]) -> Iterator[str]:
    """Its port."""
    table = [f"{asked} {told}" for asked, told in answers.items()]
    command, pipe = [sys.executable, "-S", "-c", STRANGER, manner, *table], subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()
        _, said = process.communicate()
        assert said == ""


@pytest.mark.parametrize("manner", [":2400", ":7", "AA00AA:2400", "00FFAA:61"], ids=[
    "in one piece", "in pieces of seven bytes", "after a broken beginning", "after noise, in pieces"])  # fmt: skip
def test_a_card_on_a_strangers_reader_is_read_with_all_its_fields(manner: str) -> None:
    assert hashlib.sha256(BASE_FRAME).hexdigest() == BASE_SHA256
    with stranger(manner, ANSWERS) as port:
        done = run("read", "--port", port, "--kind", "idcard", "--seconds", "20")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == CARD


def test_what_a_strangers_reader_refuses_is_told_in_words() -> None:
    with stranger(":2400", ANSWERS | {f"{HEAD}0003300132": f"{HEAD}000400004145"}) as port:
        done = run("read", "--port", port, "--seconds", "20")
    assert done.returncode == 1
    assert "read-failed" in done.stderr
    with stranger(":2400", ANSWERS | {f"{HEAD}0003200122": f"{HEAD}000400008084"}) as port:
        assert run("read", "--port", port, "--seconds", "1").returncode == 4
