"""A real OTLP collector on loopback that keeps the spans it is sent."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import grpc
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as messages
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc as services
from opentelemetry.proto.trace.v1.trace_pb2 import Span


@dataclass
class Collector(services.TraceServiceServicer):
    """What was sent: the spans, and the requests as they came."""

    spans: list[Span] = field(default_factory=list)
    sent: bytes = b""

    def Export(self, request, context):  # noqa: ARG002, N802 - as the service has it
        self.sent += request.SerializeToString()
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                self.spans += scope.spans
        return messages.ExportTraceServiceResponse()

    def paths(self) -> Counter[str]:
        """The names of all spans from their roots on, and how often there is each."""
        by_id = {span.span_id: span for span in self.spans}

        def path(span: Span) -> str:
            parent = by_id.get(span.parent_span_id)
            return f"{path(parent)} > {span.name}" if parent else span.name

        return Counter(map(path, self.spans))

    def attributes(self, name: str) -> list[dict[str, object]]:
        """The attributes of all spans of a name, in the order in which these began."""
        found = [span for span in self.spans if span.name == name]
        found.sort(key=lambda span: span.start_time_unix_nano)
        return [{one.key: _value(one.value) for one in span.attributes} for span in found]


def _value(told) -> object:
    return getattr(told, told.WhichOneof("value"))


@contextmanager
def collecting() -> Iterator[tuple[str, Collector]]:
    """The address of a collector while the block runs, and what it gets."""
    collector = Collector()
    server = grpc.server(ThreadPoolExecutor(2))
    services.add_TraceServiceServicer_to_server(collector, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield f"http://127.0.0.1:{port}", collector
    finally:
        server.stop(None).wait()
