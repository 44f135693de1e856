"""The requests for whole cases: a fixed beginning, masked, and nothing of a person in any byte that leaves."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, WriterKind
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion
from drafter.drafting.slots import Slots
from drafter.pipeline import draft_notice
from drafter.recording import Silent
from drafter.verification.checker import Checker
from tests.adapters.endpoint import said, serving
from tests.drafting.model_samples import CASE, NORMS, PLAN, PROMPTS, WORDING, context, good

EXAMPLES = sorted(Path(asset("examples")).glob("*/case.yaml"))


class Listening:
    """Hears requests and answers nothing that could be used."""

    name = "listening"

    def __init__(self):
        self.heard = []

    def complete(self, messages, _schema):
        self.heard.append(tuple(messages))
        return Completion("{}")


@pytest.fixture(scope="module")
def requests():
    """The first requests for all items, by case."""
    config = Config.model_validate({"knowledge": {"embedder": "none"}})
    found = {}
    for path in EXAMPLES:
        chat = Listening()
        services = build_services(config, writer=WriterKind.OFFLINE)
        writer = ModelWriter(OfflineWriter(), chat, PROMPTS)
        draft_notice(load_case_file(path, config).case, replace(services, writer=writer), Silent())
        found[path.parent.name] = [request for request in chat.heard if len(request) == 2]
    return {name: heard for name, heard in found.items() if heard}


def test_the_first_message_is_the_same_for_all_items_and_cases(requests):
    assert len(requests) >= 4
    assert len({request[0].content.encode() for heard in requests.values() for request in heard}) == 1


def test_within_a_case_requests_differ_from_the_item_on_and_not_before(requests):
    for heard in requests.values():
        beginnings = {request[1].content.partition("请改写 ")[0] for request in heard}
        assert len(beginnings) == 1
        assert "责任单位用这些槽位" in beginnings.pop()


# a case full of persons, and a real server


SURNAMES = st.sampled_from("赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严魏陶姜")
GIVEN = st.text("伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞刚桂", min_size=1, max_size=2)
NAME = st.builds(str.__add__, SURNAMES, GIVEN)
PHONE = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.from_regex(r"0[0-9]{3}-[0-9]{7}", fullmatch=True)
)
IDENTITY = st.from_regex(r"44[0-9]{4}19[5-9][0-9]0[1-9][12][0-9][0-9]{3}[0-9X]", fullmatch=True)
ACCOUNT = st.from_regex(r"6222[0-9]{15}", fullmatch=True)
MAIL = st.from_regex(r"[a-z]{3,8}[0-9]{2}@mail\.example", fullmatch=True)
PERSON = st.fixed_dictionaries(
    {"name": NAME, "phone": PHONE, "identity": IDENTITY, "account": ACCOUNT, "mail": MAIL, "known": st.booleans()}
)
ACCOUNTS = (
    "局长{name}（电话：{phone}）签批，身份证号{identity}，合同未备案。",
    "经办人{name}把款项转入本人账户{account}，联系方式{phone}，邮箱{mail}。",
    "联系人：{name}，{phone}；户名{name}，卡号：{account}。",
    "备案材料由{name}同志保管，证件号码{identity}，通知发至{mail}。",
)


def case_about(persons, account):
    """The made-up case with persons in an account, a title and an advice; of some also as facts."""
    first, second = CASE.findings[0], CASE.findings[1]
    told = "".join(account.format(**person) for person in persons)
    points = (first.points[0].model_copy(update={"text": first.points[0].text + told, "advice": told}),)
    facts = dict(first.facts)
    for number, person in enumerate(persons):
        if person["known"]:
            fact = {"kind": "name", "label": "经办人", "role": "人员", "value": person["name"]}
            facts[f"person{number}"] = type(facts["spent"]).model_validate(fact)
    changed = first.model_copy(update={"points": points, "facts": facts})
    return CASE.model_copy(update={"findings": (changed, second)})


def write_about(case, model):
    about = replace(
        context(),
        case=case,
        slots=Slots(case, NORMS, WORDING.phrases.duties),
        checker=Checker(case, NORMS, tuple(WORDING.texts())),
    )
    return ModelWriter(OfflineWriter(), model, PROMPTS, mask=True).write(PLAN, about, lambda _done, _of: None)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(persons=st.lists(PERSON, min_size=1, max_size=3), account=st.sampled_from(ACCOUNTS))
def test_no_person_is_in_any_byte_that_reaches_the_server(persons, account):
    case = case_about(persons, account)
    with serving([said(good(P1_1={"fact": "支出只有一半。"}))]) as server:
        endpoint = ChatEndpoint(server.base_url, "m", timeout_s=20, max_retries=0)
        write_about(case, OpenAIChat(endpoint))
    assert len(server.asked) == 2  # a repair repeats all that was said before
    sent = json.dumps([[one.path, one.headers, one.body] for one in server.asked], ensure_ascii=False)
    for person in persons:
        for what in ("name", "phone", "identity", "account", "mail"):
            assert person[what] not in sent, what
            assert json.dumps(person[what])[1:-1] not in sent


def test_what_was_masked_stands_in_the_draft_again():
    person = {"name": "沈芳", "phone": "13800138000", "known": True}
    case = case_about([person], "经办人{name}（电话：{phone}）没有说明原因。")

    def echoing(body):
        """Words the fact as it was given."""
        given = body["messages"][1]["content"]
        fact = given.split("【问题分句 P1.1】")[1].split("<资料>\n")[1].split("\n")[0]
        assert "沈芳" not in given
        assert "〖人员1〗" in fact
        return said(good(P1_1={"fact": fact.replace("调整预算", "年内调整预算", 1)}))

    with serving(echoing) as server:
        draft = write_about(case, OpenAIChat(ChatEndpoint(server.base_url, "m", timeout_s=20, max_retries=0)))
    written = " ".join(sentence.text for clause in draft.clauses() for sentence in clause.sentences)
    refused = " ".join(refusal.text for refusal in draft.refusals)
    assert "经办人沈芳（电话：13800138000）没有说明原因。" in written + refused
    assert "〖" not in written + refused
