"""The same work on a Ray cluster: some actors, each with some threads, on whatever nodes there are.

A node that dies takes nothing with it but time: what was worked on there is given to an actor elsewhere, up to a
few times. All nodes must see the same folders. Ray is imported when it is first needed, and its usage statistics
are off: it speaks to its own cluster and to nobody else.
"""

import logging
import os
import socket
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from drafter.errors import ConfigError, TransientServiceError

T = TypeVar("T")
R = TypeVar("R")
Make = Callable[[], AbstractContextManager[Callable[[T], R]]]

_TRIES = 5
"""So often one piece of work is begun: what kills its process every time is given up."""

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0", "RAY_DEDUP_LOGS": "1"}
_LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""By this odd name Ray is told not to look for another address of this machine than 127.0.0.1."""

_ADDRESS = "RAY_ADDRESS"
_PAUSE_S = 1.0
_PATIENCE_S = 5.0
_LONGEST_WAIT_S = 300.0
"""So long nodes may take to come: a cluster may be growing."""


@dataclass(frozen=True)
class Cluster:
    """How a cluster is used.

    Attributes:
        actors: how many work at most; each takes one core of a node.
        threads: of each.
    """

    actors: int
    threads: int


def on_cluster(tasks: Sequence[T], make: "Make[T, R]", size: Cluster, lost: Callable[[T, str], R]) -> Iterator[R]:
    """What came of each task, in the order in which they end.

    The cluster is the one that `RAY_ADDRESS` names, or one that is started on this machine, on loopback, and
    stopped again.

    Args:
        tasks: what is to be done; can be pickled.
        make: makes what does it, once in each actor; likewise.
        size: how many actors.
        lost: what is said of a task whose process died again and again.

    Raises:
        ConfigError: Ray is not installed.
        TransientServiceError: the cluster cannot be reached, or has no core left that works.
        DrafterError: the work cannot even begin, as `make` raises.
    """
    if not tasks:
        return
    with _connected() as ray:
        team = _Team(ray, make, size, deque(tasks))
        try:
            yield from team.results(lost)
        finally:
            team.dismiss()


@contextmanager
def _connected() -> Iterator[Any]:
    """Ray, with a cluster; one that was connected before stays so."""
    alone = {} if os.environ.get(_ADDRESS) else _LOOPBACK
    for name, value in {**_QUIET, **alone}.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError:
        raise ConfigError("ray is not installed", remedy="install drafter[ray], or use --engine local") from None
    if ray.is_initialized():
        yield ray
        return
    named = os.environ.get(_ADDRESS, "")
    here: dict[str, Any] = {} if named else {"include_dashboard": False}
    try:
        _ask(named)
        ray.init(address=named or "local", log_to_driver=False, logging_level=logging.ERROR, **here)
    except Exception as error:
        told = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise TransientServiceError(
            f"the Ray cluster {named or 'on this machine'} cannot be used: {told}",
            remedy=f"see that it runs and that {_ADDRESS} names it, or use --engine local",
        ) from error
    ray._private.worker._worker_logs_enabled = False  # else it tells of dead nodes on stdout, amid our results
    try:
        yield ray
    finally:
        ray.shutdown()


def _ask(address: str) -> None:
    """See that somebody listens at an address: Ray itself would ask for minutes.

    Raises:
        OSError: nobody does.
    """
    host, _, port = address.rpartition("//")[2].rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host, int(port)), _PATIENCE_S).close()


@dataclass
class _Team(Generic[T, R]):
    """The actors, and what each is at. An actor is given nothing before a node has taken it and it is ready."""

    ray: Any
    make: "Make[T, R]"
    size: Cluster
    waiting: deque[T]
    coming: dict[Any, Any] = field(default_factory=dict)
    ready: list[Any] = field(default_factory=list)
    running: dict[Any, tuple[Any, T]] = field(default_factory=dict)
    begun: Counter[int] = field(default_factory=Counter)
    idle_since: float | None = None

    def results(self, lost: Callable[[T, str], R]) -> Iterator[R]:
        """What came of each task."""
        for _ in range(min(self.size.actors, len(self.waiting))):
            self._hire()
        while self.waiting or self.running:
            self._fill()
            some, _ = self.ray.wait([*self.running, *self.coming], timeout=_PAUSE_S)
            for done in some:
                if done in self.coming:
                    self._arrived(done)
                else:
                    yield from self._told(done, lost)
            self._see_that_it_goes_on()

    def dismiss(self) -> None:
        """End all actors; where all is done they may say first what they have to say."""
        if not self.running:
            with suppress(Exception):  # a dead one has nothing left to say
                self.ray.get([actor.close.remote() for actor in self.ready], timeout=_PATIENCE_S)
        for actor in (*self.ready, *self.coming.values()):
            with suppress(Exception):
                self.ray.kill(actor)

    def _hire(self) -> None:
        wanted = self.ray.remote(_Hand).options(
            num_cpus=1,
            max_concurrency=self.size.threads + 1,
            scheduling_strategy="SPREAD",
            runtime_env={"env_vars": _QUIET},
        )
        actor = wanted.remote()
        self.coming[actor.open.remote(self.make)] = actor

    def _arrived(self, opened: Any) -> None:  # noqa: ANN401 - what Ray makes has no type
        """An actor is ready, or has died before it was."""
        actor = self.coming.pop(opened)
        with self._another_if_it_died():
            self._result(opened)
            self.ready.append(actor)

    def _fill(self) -> None:
        busy = Counter(id(actor) for actor, _ in self.running.values())
        for actor in self.ready:
            while self.waiting and busy[id(actor)] < self.size.threads:
                task = self.waiting.popleft()
                self.begun[id(task)] += 1
                busy[id(actor)] += 1
                self.running[actor.work.remote(task)] = (actor, task)

    def _told(self, done: Any, lost: Callable[[T, str], R]) -> Iterator[R]:  # noqa: ANN401 - as above
        actor, task = self.running.pop(done)
        try:
            yield self._result(done)
        except _deaths(self.ray) as error:
            if actor in self.ready:
                self.ready.remove(actor)
                self._hire()
            if self.begun[id(task)] < _TRIES:
                self.waiting.appendleft(task)
            else:
                yield lost(task, str(error).strip().splitlines()[0])

    @contextmanager
    def _another_if_it_died(self) -> Iterator[None]:
        try:
            yield
        except _deaths(self.ray):
            self._hire()

    def _result(self, done: Any) -> Any:  # noqa: ANN401 - as above
        """What a call gave; an error of its own is raised as it was there."""
        try:
            return self.ray.get(done)
        except self.ray.exceptions.RayTaskError as error:
            raise error.cause from None

    def _see_that_it_goes_on(self) -> None:
        """Give up where for a long time no node has taken an actor."""
        if self.ready:
            self.idle_since = None
        elif self.idle_since is None:
            self.idle_since = time.monotonic()
        elif time.monotonic() - self.idle_since > _LONGEST_WAIT_S:
            raise TransientServiceError(
                "no node of the Ray cluster has a free core", remedy="add nodes, or use --engine local"
            )


def _deaths(ray: Any) -> tuple[type[Exception], ...]:  # noqa: ANN401 - as above
    """How it is told that an actor or its node has died."""
    return (ray.exceptions.RayActorError, ray.exceptions.ObjectLostError, ray.exceptions.NodeDiedError)


class _Hand(Generic[T, R]):
    """One actor."""

    def open(self, make: "Make[T, R]") -> None:
        """Get ready."""
        self._made = make()
        self._work = self._made.__enter__()

    def work(self, task: T) -> R:
        """Do one piece of work."""
        return self._work(task)

    def close(self) -> None:
        """Nothing more will come."""
        self._made.__exit__(None, None, None)
