"""The model of the settings: where it is, what may be sent to it, and what each answer of it goes through."""

import secrets
from dataclasses import dataclass
from functools import cached_property

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.adapters.endpoint_key import endpoint_key
from drafter.adapters.known_forms import KnownForms
from drafter.adapters.pace import Pace
from drafter.adapters.spending import PricedChat, Prices, Purse
from drafter.adapters.state_file import StateFile
from drafter.assets import asset
from drafter.config.settings import Masking, ModelSettings
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import ChatModel
from drafter.drafting.prompts import load_prompts
from drafter.errors import ConfigError

_ANSWERS_DEPEND_ON = frozenset({"base_url", "structured", "temperature", "seed", "max_tokens"})


@dataclass(frozen=True)
class ModelInUse:
    """The model that the settings name.

    Attributes:
        settings: of it.
    """

    settings: ModelSettings

    @cached_property
    def endpoint(self) -> ChatEndpoint:
        """Where it is.

        Raises:
            ConfigError: none is named, it may not be sent anything, or its key cannot be read.
        """
        settings = self.settings
        if not settings.name:
            raise ConfigError(
                "no model is configured", remedy="set `name` (and `base_url`) under [model] in config.toml"
            )
        return ChatEndpoint(
            base_url=settings.base_url,
            model=settings.name,
            api_key=endpoint_key(settings.key_env, settings.key_file),
            temperature=settings.temperature,
            timeout_s=settings.timeout,
            max_retries=settings.retries,
            structured=settings.structured.value,
            max_tokens=settings.max_tokens,
            max_chars=settings.max_answer_chars,
            seed=settings.seed if settings.seed >= 0 else None,
            allowed=settings.allowed,
        )

    @property
    def masks(self) -> bool:
        """Whether what is private is hidden from it."""
        return self.settings.mask is Masking.ALWAYS or not self.endpoint.is_here

    @property
    def prices(self) -> Prices:
        """What it charges."""
        return Prices(self.settings.price_prompt, self.settings.price_completion)

    @property
    def asked_with(self) -> dict[str, str | float | int]:
        """What its answers depend on beside the messages."""
        return self.settings.model_dump(mode="json", include=set(_ANSWERS_DEPEND_ON))

    def known_forms(self, *, writes: bool = True) -> KnownForms:
        """What is known of how it answers."""
        return KnownForms(self.endpoint.id, self._state, writes)

    def writer(self, chat: ChatModel) -> ModelWriter:
        """The writer that asks it.

        Args:
            chat: the model, as one run asks it.
        """
        prompts = load_prompts(asset("prompts"))
        return ModelWriter(OfflineWriter(), chat, prompts, mask=self.masks, budget=self.settings.budget)

    def chat(self, run: str = "") -> ChatModel:
        """The model itself, kept to its pace and its purse; threads and runs may share it.

        Args:
            run: who spends together; by default whoever shares this object.

        Raises:
            ConfigError: as `endpoint`, or there is a limit to what may be spent and no price.
        """
        settings, endpoint, prices = self.settings, self.endpoint, self.prices
        limited = settings.requests_per_minute or settings.tokens_per_minute
        pace = Pace(self._state, endpoint.id, settings.requests_per_minute, settings.tokens_per_minute)
        model = OpenAIChat(endpoint, self.known_forms(), pace if limited else None)
        if settings.max_cost and not prices.known:
            raise ConfigError(
                "max_cost is set, and no price", remedy="set price_prompt and price_completion under [model]"
            )
        if not prices.known:
            return model
        purse = Purse(self._state, run or new_run(), settings.max_cost) if settings.max_cost else None
        return PricedChat(model, prices, settings.max_tokens, purse)

    @property
    def _state(self) -> StateFile:
        return StateFile(self.settings.state_file)


def new_run() -> str:
    """Names those who spend together; no draft depends on it."""
    return secrets.token_hex(8)
