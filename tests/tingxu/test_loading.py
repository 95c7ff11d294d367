"""Loading a program: garbage is looked for before and after, never within."""

from __future__ import annotations

import gc

import pytest

from tingxu.loading import loading


def test_nothing_is_looked_through_while_a_program_loads_and_it_is_afterwards() -> None:
    frozen = gc.get_freeze_count()
    try:
        with loading():
            assert not gc.isenabled()
            kept: list[list[int]] = [[] for _ in range(1000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() >= frozen + len(kept)
    finally:
        gc.unfreeze()


def test_a_program_that_cannot_be_loaded_leaves_it_on() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError
    gc.unfreeze()
    assert gc.isenabled()
