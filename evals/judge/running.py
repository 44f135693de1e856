"""A run of the judge: every writer's draft of every case, shown to a model of its own."""

import os

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.assets import asset
from drafter.config.settings import JudgeSettings
from drafter.drafting.prompts import load_prompts
from drafter.errors import ConfigError, EvaluationError
from evals.bench import make_bench
from evals.cases import load_cases
from evals.judge.asking import Judge
from evals.judge.model import JudgeReport
from evals.recorded import writer_under_test
from evals.running import Order, Progress
from evals.setting import make_setting


def run(order: Order, settings: JudgeSettings, progress: Progress = lambda _done, _of: None) -> JudgeReport:
    """Ask.

    Raises:
        ConfigError: no judge is configured.
        ServiceError: its service failed.
        EvaluationError: nothing was judged at all.
    """
    judge = make_judge(settings)
    setting = make_setting(order.base, order.prompts)
    writers = [writer_under_test(name) for name in dict.fromkeys(order.writers)]
    cases = load_cases(setting, order.cases, order.only)
    for done, eval_case in enumerate(cases, 1):
        bench = make_bench(eval_case, setting)
        for writer in writers:
            if writer.writes(eval_case.id):
                judge.judge(bench.written(writer.open(setting), writer.name))
        progress(done, len(cases))
    report = judge.report()
    if not any(one.judged for one in report.opinions):
        raise EvaluationError(
            "the judge said nothing that could be read", remedy="name another model under [judge]"
        )
    return report


def make_judge(settings: JudgeSettings) -> Judge:
    """The judge that is configured.

    Raises:
        ConfigError: none is, or its endpoint may not be asked.
    """
    if not settings.name:
        raise ConfigError(
            "no judge is configured", remedy="set `name` (and `base_url`) under [judge] in config.toml"
        )
    endpoint = ChatEndpoint(
        base_url=settings.base_url,
        model=settings.name,
        api_key=os.environ.get(settings.key_env, ""),
        temperature=settings.temperature,
        timeout_s=settings.timeout,
        max_retries=settings.retries,
        allowed=settings.allowed,
    )
    return Judge(OpenAIChat(endpoint), load_prompts(asset("prompts/judge")), settings)
