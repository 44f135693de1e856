"""The one place that chooses adapters: from settings to services."""

from collections.abc import Callable
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

from drafter.assets import asset
from drafter.config import Config, EmbedderKind, WriterKind
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Writer
from drafter.findings.loading import LoadedCase, load_case
from drafter.findings.model import Case
from drafter.knowledge.norms import load_norms
from drafter.knowledge.ports import PassageIndex
from drafter.knowledge.wording import Wording, load_wording
from drafter.pipeline import Observer, Provenance, Services
from drafter.records import digest, digest_of_files
from drafter.rendering.frame import load_frame
from drafter.scoring.card import ScoreCard
