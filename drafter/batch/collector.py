"""Looking for rings of dead objects: how often, while cases are drafted or a command runs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 50_000
"""So many more objects than died are made before the young ones are looked through.

A draft makes millions of small objects, nearly all of which die by themselves; looked through as often as Python
does by default, they cost a seventh of its time. So do the modules that a command imports.
"""


def collect_seldom() -> None:
    """Look seldom for as long as this process lives, and not at what stands already.

    Where portion after portion is done, the young objects of each would else be looked through at its end.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


@contextmanager
def few_collections() -> Iterator[None]:
    """Look seldom while the block runs, and not at what stands already: settings, wording and index stay."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
