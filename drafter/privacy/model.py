"""What is hidden from an endpoint that is not on this machine."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a private thing is; its value names the placeholder that stands for it: 〖人员1〗."""

    PERSON = "人员"
    PHONE = "电话"
    IDENTITY = "证件"
    ACCOUNT = "账号"
    EMAIL = "邮箱"
    ADDRESS = "地址"


@dataclass(frozen=True, slots=True)
class Private:
    """One private thing in a text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        kind: what it is.
    """

    start: int
    end: int
    kind: Kind
