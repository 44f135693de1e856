"""Where runs are remembered, chosen by the settings: the record of each, and spans where a collector is named."""

import logging
from functools import partial
from importlib.metadata import version

from drafter.config.settings import Config
from drafter.recording import Memory, Silent, Tracer
from drafter.records.keeping import Recorder
from drafter.records.runs import RunStore

_log = logging.getLogger(__name__)


def memory_of(config: Config) -> Memory:
    """Where runs are remembered. No database is opened before the first record."""
    return Memory(Recorder(partial(open_records, config) if config.records.keep else None), _tracer(config))


def open_records(config: Config) -> RunStore:
    """The records of earlier runs.

    Raises:
        ConfigError: the settings name a database for which no driver is installed.
    """
    from drafter.adapters.run_store import SqlRunStore

    return SqlRunStore(config.records.database)


def _tracer(config: Config) -> Tracer:
    if not config.tracing.collector:
        return Silent()
    try:
        from drafter.adapters.tracing import OtlpTracer

        return OtlpTracer(config.tracing.collector, version("drafter"), names=config.tracing.names)
    except ImportError as error:
        _log.warning("no spans are sent, as %s is not installed: install drafter[tracing]", error.name)
    except Exception as error:  # an address that the exporter does not take is no reason not to draft
        _log.warning("no spans are sent: %s", error)
    return Silent()
