"""Dates as spreadsheets keep them: days since the end of 1899, all that is left of a date pasted as text."""

import re
from datetime import date, timedelta

_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"[2-7][0-9]{4}(?:\.0+)?")
"""From 1954 to 2119."""


def serial_date(text: str) -> str:
    """The ISO date that a serial number stands for, or an empty string for anything else."""
    if not _SERIAL.fullmatch(text):
        return ""
    return (_EPOCH + timedelta(days=int(text.partition(".")[0]))).isoformat()
