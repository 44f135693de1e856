"""What may stand in no record."""

import json

import pytest

from drafter.records.redaction import without_secrets

KEY = 'sk-a/b"c\\d e9'


@pytest.mark.parametrize(
    "written",
    [
        KEY,
        json.dumps(KEY)[1:-1],
        json.dumps(KEY)[1:-1].replace("/", "\\/"),
        "".join(f"\\u{ord(one):04x}" for one in KEY),
        "".join(f"\\u{ord(one):04X}" for one in KEY),
    ],
)
def test_a_secret_is_found_as_it_is_and_as_json_writes_it(written):
    assert without_secrets(f"前{written}后{written}", (KEY,)) == "前[redacted]后[redacted]"


@pytest.mark.parametrize("placeholder", ["", " ", "none", "EMPTY", "1234567"])
def test_what_servers_without_keys_are_given_is_no_secret(placeholder):
    assert without_secrets("none EMPTY 1234567", (placeholder,)) == "none EMPTY 1234567"
