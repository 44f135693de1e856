"""The fast parser gives what the slow one gives, and never takes what would end the process."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.assets import asset
from drafter.findings.yaml_parser import compose, load


def nodes(node):
    """A node with the marks of all that is in it."""
    marks = (node.start_mark.index, node.start_mark.line, node.start_mark.column, node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        return (node.tag, node.value, marks)
    if isinstance(node, yaml.MappingNode):
        return (node.tag, marks, [(nodes(key), nodes(value)) for key, value in node.value])
    return (node.tag, marks, [nodes(child) for child in node.value])


@pytest.mark.parametrize("path", sorted(asset("knowledge").rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_of_the_base_has_the_nodes_of_the_slow_parser(path):
    text = path.read_text(encoding="utf-8")
    assert nodes(compose(text)) == nodes(yaml.compose(text, Loader=yaml.SafeLoader))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("预算abc：: -#\n\"'{[\u2028é😀", max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("键ab", min_size=1, max_size=4), inner),
    max_leaves=12,
)


@given(values, st.booleans())
def test_whatever_is_written_is_read_back_with_the_same_marks(value, flow):
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    assert nodes(compose(text)) == nodes(yaml.compose(text, Loader=yaml.SafeLoader))
    assert load(text) == value


@pytest.mark.parametrize("text", ["a: [1, 2", "a:\n\t- b", "a: b: c", 'a: "x', "a: \x01"])
def test_what_is_wrong_is_said_in_the_words_of_the_slow_parser(text):
    with pytest.raises(yaml.YAMLError) as slow:
        yaml.compose(text, Loader=yaml.SafeLoader)
    with pytest.raises(yaml.YAMLError) as found:
        compose(text)
    assert str(found.value) == str(slow.value)


@pytest.mark.parametrize("deep", ["'[' * 400000", "'- ' * 40000 + 'x'", "'{a: ' * 40000", "'[\"]\", ' * 40000"])
def test_a_text_nested_without_end_ends_with_an_error_and_not_the_process(deep):
    script = (
        "import yaml; from drafter.findings.yaml_parser import compose\n"
        f"try: compose({deep})\n"
        "except (RecursionError, yaml.YAMLError): print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "refused\n")
