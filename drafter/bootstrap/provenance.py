"""What drafts are made from beside their cases, as digests: light, so that a batch soon tells what is finished."""

from importlib.metadata import version

from drafter.assets import asset
from drafter.batch.finished import Finished
from drafter.batch.model import Manner
from drafter.config.settings import Config, WriterKind
from drafter.knowledge.catalogue import Catalogue
from drafter.records.digests import digest, digest_of_files
from drafter.records.model import Provenance

_OF_THE_WIRE = {
    "key_env",
    "key_file",
    "allowed",
    "timeout",
    "retries",
    "concurrency",
    "requests_per_minute",
    "tokens_per_minute",
}
"""Settings of the model that say how it is reached, and change no draft."""


def provenance_of(config: Config, writer: WriterKind) -> Provenance:
    """What drafts are made from, beside their cases."""
    return Provenance(
        version=version("drafter"),
        config=_digest_of_settings(config),
        prompts=digest_of_files(asset("prompts"), "*.j2") if writer is WriterKind.MODEL else "",
        knowledge=_digest_of_base(config),
    )


def finished_with(provenance: Provenance, manner: Manner) -> Finished:
    """Which cases of a batch are finished, where drafts are made from this and in this manner."""
    made_with = [provenance.config, manner.writer, str(manner.fallback), *vars(provenance).values()]
    return Finished(digest("\n".join(made_with)), manner.overwrite)


def _digest_of_settings(config: Config) -> str:
    """Of all settings that a draft depends on: how a model is reached and where records go changes nothing."""
    return digest(config.model_dump_json(exclude={"records": True, "tracing": True, "model": _OF_THE_WIRE}))


def _digest_of_base(config: Config) -> str:
    """Of the files of the base, and of what was taken in."""
    files = digest_of_files(config.knowledge.base_folder, "*.[my][da]*")
    taken_in = Catalogue(config.knowledge.index_folder).digest()
    return f"{files} {taken_in}".strip()
