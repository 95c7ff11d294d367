"""A sound card made of a file: takes samples at the speed at which a card would play them, and keeps them.

`python paced_card.py FILE`, bytes on stdin (22,050 Hz, 16 bit, mono).
"""

import os
import select
import sys
import time
from pathlib import Path

BYTES_A_SECOND = 2 * 22_050

with Path(sys.argv[1]).open("ab") as kept:
    began, taken = time.monotonic(), 0
    while block := os.read(0, 4096):
        kept.write(block)
        kept.flush()
        taken += len(block)
        select.select([], [], [], max(0.0, began + taken / BYTES_A_SECOND - time.monotonic()))
