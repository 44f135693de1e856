"""Every exception that leaves this package.

DrafterError                      what went wrong, where, what to do; carries its exit code
├── InputError                    a file of the user's: every problem of it at once (exit 2)
├── ConfigError                   config.toml or the environment (exit 2)
├── AssetError                    knowledge/ or prompts/ is damaged or missing (exit 2)
├── OutputError                   a result could not be written; nothing half-written is left (exit 2)
├── EvaluationError               an evaluation did not really run (exit 3)
└── ServiceError                  something outside this process (exit 2)
    ├── TransientServiceError     the same call may go through later: unreachable, timed out, overloaded
    └── PermanentServiceError     it will not, until someone changes something: wrong key, unknown model

No exception of a vendor's library crosses `drafter.adapters`.
Bad data is not an exception while reading goes on: it is collected as `Problem` values, and raised once.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a user's file.

    Attributes:
        where: the place as a person finds it, such as `case.yaml:41 findings[3].points[0]`.
        message: what is wrong, in the language of the file's reader.
        remedy: what to do about it; empty where the message says it all.
    """

    where: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" + (f" → {self.remedy}" if self.remedy else "")


class DrafterError(Exception):
    """Base of the tree.

    Attributes:
        exit_code: what the process ends with when nobody handles it (2 usage, input or config; 3 not run).
        remedy: what the user can do next; empty where the message says it.
    """

    exit_code = 2

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class InputError(DrafterError):
    """A user's file cannot be used; `problems` lists everything wrong with it, in the order of the file."""

    def __init__(self, message: str, problems: Sequence[Problem] = (), *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.problems = tuple(problems)


class ConfigError(DrafterError):
    """The configuration or the environment cannot be used."""


class AssetError(DrafterError):
    """A file that ships with the project, or a replacement of it, is damaged or missing."""


class OutputError(DrafterError):
    """A result could not be written; what stood there before still stands."""


class EvaluationError(DrafterError):
    """An evaluation did not really run: an empty set, a missing recording, another case set."""

    exit_code = 3


class ServiceError(DrafterError):
    """A service outside this process failed; see the two subclasses for whether to try again."""


class TransientServiceError(ServiceError):
    """The service could not be reached or was overloaded: the same call may go through later."""


class PermanentServiceError(ServiceError):
    """The service refused for good: a wrong key, an unknown model, an endpoint that is not one."""
