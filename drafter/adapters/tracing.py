"""Spans of a run for an OpenTelemetry collector: draft > score, plan, retrieve, write > item, verify, render.

No text stands in them, and no name unless that is wanted. They are sent by a thread of their own; a collector that
is away costs the end of a command two seconds at most, and nothing else.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Thread

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import Span, Status, StatusCode

from drafter.findings.model import Case
from drafter.records.runs import Usage

_PATIENCE_S = 2.0
"""Seconds that the end of a command waits for the collector."""

_NAMES = {"check": "verify"}
"""Stages that are called otherwise in a trace."""

_ITEMS = "write"
"""The stage whose steps are items, each a span of its own."""

_log = logging.getLogger(__name__)


class OtlpTracer:
    """Implements `recording.Tracer`.

    Args:
        endpoint: address of the collector; `http://` without encryption, `https://` with it.
        version: of this program.
        names: whether spans say which case and department they are of.
    """

    def __init__(self, endpoint: str, version: str, *, names: bool = False) -> None:
        self._exporter = _Quiet(endpoint)
        self._names = names
        resource = Resource.create({"service.name": "drafter", "service.version": version})
        self._provider = TracerProvider(resource=resource, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(self._exporter, schedule_delay_millis=1000))

    def begin(self, command: str, usage: Callable[[], Usage]) -> "RunTrace":
        """A run begins."""
        tracer = self._provider.get_tracer("drafter")
        root = tracer.start_span("draft", context=Context(), attributes={"drafter.command": command})
        return RunTrace(tracer, root, usage, self._names)

    def close(self) -> None:
        """Send what has not been sent, for two seconds at most."""
        sending = Thread(target=self._provider.shutdown, daemon=True, name="spans")
        sending.start()
        sending.join(_PATIENCE_S)
        if sending.is_alive() or self._exporter.failed:
            _log.warning("not all spans could be sent to %s", self._exporter.endpoint)


@dataclass
class RunTrace:
    """Implements `recording.Trace`: spans that follow one run.

    Attributes:
        tracer: makes the spans.
        root: of the whole run.
        usage: what the run has asked of a model so far.
        names: whether the case and its department are named.
    """

    tracer: trace.Tracer
    root: Span
    usage: Callable[[], Usage]
    names: bool
    _stage: Span | None = None
    _item: Span | None = None
    _writing: bool = False
    _before: Usage = field(default_factory=Usage)

    def about(self, case: Case) -> None:
        """The case has been read."""
        self.root.set_attribute("drafter.year", case.fiscal_year)
        self.root.set_attribute("drafter.rubric", case.rubric)
        if self.names:
            self.root.set_attribute("drafter.case", case.id)
            self.root.set_attribute("drafter.department", case.department.name)

    def stage(self, name: str) -> None:
        """A stage begins, and the one before it is over."""
        self._end_stage()
        self._stage = self._below(self.root, _NAMES.get(name, name))
        self._writing = name == _ITEMS
        if self._writing:
            self._begin_item()

    def progress(self, done: int, total: int) -> None:
        """A step is done; of the writing, an item."""
        if not self._writing:
            return
        self._end_item({"drafter.item": done, "drafter.items": total})
        if done < total:
            self._begin_item()

    def end(self, told: Mapping[str, str | int | float]) -> None:
        """The run is over."""
        self._end_stage()
        self.root.set_attributes({f"drafter.{name}": value for name, value in told.items()})
        if "error" in told:
            self.root.set_status(Status(StatusCode.ERROR, str(told["error"])))
        self.root.end()

    def _begin_item(self) -> None:
        self._before = self.usage()
        self._item = self._below(self._stage or self.root, "item")

    def _end_item(self, told: Mapping[str, str | int]) -> None:
        if self._item is None:
            return
        now, before = self.usage(), self._before
        self._item.set_attributes(
            {
                **told,
                "drafter.calls": now.calls - before.calls,
                "drafter.prompt_tokens": now.prompt_tokens - before.prompt_tokens,
                "drafter.completion_tokens": now.completion_tokens - before.completion_tokens,
            }
        )
        self._item.end()
        self._item = None

    def _end_stage(self) -> None:
        self._end_item({})
        if self._stage is not None:
            self._stage.end()
            self._stage = None

    def _below(self, parent: Span, name: str) -> Span:
        return self.tracer.start_span(name, context=trace.set_span_in_context(parent, Context()))


class _Quiet(SpanExporter):
    """Sends spans, and remembers rather than says that it could not: the library would say so every second."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.failed = False
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)
        self._inner = OTLPSpanExporter(
            endpoint=endpoint, insecure=not endpoint.startswith("https:"), timeout=_PATIENCE_S
        )

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        try:
            sent = self._inner.export(spans)
        except Exception:  # whatever goes wrong in there is no matter of the run
            sent = SpanExportResult.FAILURE
        self.failed = self.failed or sent is not SpanExportResult.SUCCESS
        return sent

    def shutdown(self) -> None:
        self._inner.shutdown()

    def force_flush(self, timeout_millis: int = 30000) -> bool:
        return self._inner.force_flush(timeout_millis)
