"""Confirms the proof in a bundle.json, with Python's standard library alone: nothing of the project is imported.

Files are sought in each `--folder`, beside the bundle, above it, here. Exit 0: confirmed, 1: not, 2: unusable.
"""

import argparse
import ast
import json
import re
import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

_WRITTEN = ("heading", "lead", "fact", "effect", "norm", "action")
_FIGURES = ("money", "rate", "percentage_point", "count", "score", "derived")
_SCALES = {"千": "1e3", "万": "1e4", "百万": "1e6", "亿": "1e8", "‰": "0.1"}
_SIGNS = str.maketrans("−－×÷", "--*/")
_STEPS = {ast.Add: "__add__", ast.Sub: "__sub__", ast.Mult: "__mul__", ast.Div: "__truediv__"}
_EQUATION = re.compile(r"((?:\d[\d.]*%?|[-−+×÷()\s])+)=\s*([\d.]+)(%?)(?:\s*→\s*([\d.]+))?")
_ESCAPE, _GAP = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(\r?\n|.))"), re.compile(r"[\s#|\\-]*")
_Entry = dict[str, Any]


def _plain(text: str) -> str:
    return "".join(sign for sign in normalize("NFKC", text) if not sign.isspace() and category(sign) != "Cf")


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if re.fullmatch(r"[-+]?[\d,]*\d(\.\d+)?", text) else None


def _same(raw: str, value: str) -> bool:  # whether a scalar of YAML says it: blanks apart, or the same number
    said = raw.partition("\n")[2] if raw[0] in "|>" else raw[1:-1] if raw[0] in "'\"" else raw
    if raw[0] == '"':
        said = _ESCAPE.sub(lambda m: m[4].strip("nrt_ \r\n") if m[4] else chr(int(m[1] or m[2] or m[3], 16)), said)
    said, wanted = _plain(said.replace("''", "'") if raw[0] == "'" else said), _plain(value)
    return said == wanted or (_number(said) is not None and _number(said) == _number(wanted))


def _within(span: _Entry, outer: _Entry) -> bool:
    return all((span["source"] == outer["source"], outer["start"] <= span["start"] <= span["end"] <= outer["end"]))


def _computed(term: ast.expr | str, names: dict[str, Decimal]) -> Decimal:
    node = ast.parse(term.strip(), mode="eval").body if isinstance(term, str) else term
    if isinstance(node, ast.BinOp):
        return Decimal(getattr(_computed(node.left, names), _STEPS[type(node.op)])(_computed(node.right, names)))
    return names[node.id] if isinstance(node, ast.Name) else Decimal(str(ast.literal_eval(node)))


def _rounds(result: Decimal, value: str, fine: int = 99) -> bool:
    """Whether a result is a value at its own precision; of `fine` decimals or more, the last may differ by one."""
    shown = Decimal(value.replace(",", ""))
    step = Decimal((0, (1,), min(int(shown.as_tuple().exponent), 0)))
    exact = any(result.quantize(step, mode) == shown for mode in (ROUND_HALF_UP, ROUND_DOWN, ROUND_HALF_EVEN))
    return exact or (step.adjusted() <= -fine and abs(result - shown) <= step)


class _Check:
    def __init__(self, proof: _Entry, notice: str, files: dict[str, str]) -> None:
        self.facts, self.findings = proof["facts"], proof["findings"]
        self.notice, self.files, self.faults = notice, files, list[str]()
        for name, entry in self.findings.items():
            self.stated(f"finding {name}", name, entry, entry["at"])
        for name, fact in self.facts.items():
            self.fact(f"fact {name}", name, fact)
        self.sentences(proof["sentences"])

    def need(self, held: object, where: str, what: str) -> None:
        self.faults += [] if held else [f"{where}: {what}"]

    def read(self, where: str, span: _Entry) -> str:
        text, start, end = self.files[span["source"]], span["start"], span["end"]
        key = re.escape(span.get("key", "")) + r"[\"']?\s*:\s*"
        behind = re.search(r"(?:^|[\s{,\"'-])" + key + "$", text[max(0, start - 300) : start])
        keyed = "key" not in span or behind or re.match(r"[\"']?" + key, text[start:end])  # or it begins
        said, closed = text[start:end], not text[end : end + 1].strip("\r\n\t ,]}")
        held = keyed and closed and 0 <= start < end <= len(text) and said == said.strip()
        self.need(held, where, f"not the place of {span.get('key')}")
        return said.strip() or "-"

    def stated(self, where: str, name: str, entry: _Entry, outer: _Entry) -> None:
        digest = sha256(self.read(where, entry["at"]).encode()).hexdigest()
        named = _same(self.read(where, entry["id"]), name.rpartition(".")[2]) and _within(entry["id"], entry["at"])
        self.need(digest == entry["sha256"], where, "the case file says otherwise")
        self.need(named and _within(entry["at"], outer), where, "does not stand there")
        for full, point in entry.get("points", {}).items():
            self.stated(f"point {full}", full if full.startswith(f"{name}.") else "", point, entry["at"])

    def fact(self, where: str, name: str, fact: _Entry) -> None:
        at, block, (scope, second) = fact.get("at", {}), fact.get("block"), name.split(".")[:2]
        for field, span in at.items():
            value = second if field == "id" else fact[field]
            self.need(_same(self.read(where, span), value), where, f"{value!r} does not stand there")
        if block:
            own = {"kind", "value", *({"unit", "formula"} & fact.keys())}
            placed = own <= at.keys() and all(_within(at[f], block) and at[f]["key"] == f for f in own)
            held = scope not in self.findings or _within(block, self.findings[scope]["at"])
            titled = self.read(where, block) and block["key"] == name.rpartition(".")[2]
            self.need(placed and held and titled, where, "does not stand there as a whole")
        made = {"formula", "derivation"} & fact.keys() or {"value", *({"article"} & fact.keys())} <= at.keys()
        self.need(made and (fact["kind"] != "score" or fact["unit"] == "分"), where, "comes from nowhere")
        if "formula" in fact:
            self.formula(where, fact, fact["formula"], sorted(fact.get("inputs", ()), key=len, reverse=True))
        if "derivation" in fact:
            self.derivation(where, fact["derivation"], {**fact, "of": name.split(".", 1)[1].rpartition(".")[0]})

    def amount(self, fact: _Entry) -> Decimal:
        scale = re.match(r"(百万|千|万|亿)(?=元)|[万亿](?=.)|‰", fact.get("unit", ""))
        return Decimal(fact["value"].replace(",", "")) * Decimal(_SCALES[scale[0]] if scale else 1)

    def formula(self, where: str, fact: _Entry, formula: str, names: list[str]) -> None:
        known = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?![\w.])")
        terms = known.sub(lambda match: f" v{names.index(match[0])} ", formula).translate(_SIGNS)
        inputs, unit = [self.facts[fact["inputs"][name]] for name in names], fact.get("unit", "")
        values = {f"v{i}": self.amount(one) for i, one in enumerate(inputs) if "count(" not in terms}
        result = Decimal(len(names)) if "count(" in terms else _computed(terms, values)
        result *= 100 if "/" in terms and unit in ("%", "‰", "个百分点", "百分点") else 1
        result = (abs(result) if fact["kind"] == "derived" else result) / self.amount({**fact, "value": "1"})
        self.need(_rounds(result, fact["value"]), where, f"{formula} gives {result:f}, not {fact['value']}")

    def derivation(self, where: str, steps: str, fact: _Entry) -> None:
        for left, right, percent, after in _EQUATION.findall(steps):
            terms = re.sub(r"([\d.]+)%", r"(\1/100)", left).translate(_SIGNS)
            if re.search(r"[-+*/]", terms):
                result = _computed(terms, {}) * (100 if percent else 1)
                held = _rounds(result, right, fine=4) and _rounds(result, after or right, fine=4)
                self.need(held, where, f"{left.strip()} gives {result:f}, not {after or right}")
        said = _number(fact["value"]) in map(_number, re.findall(r"\d+(?:\.\d+)?", steps))
        told = self.read(where, self.findings[fact["finding"]]["at"]) if fact["finding"] in self.findings else ""
        own = re.search(rf"indicator\S*\s*:\W*{re.escape(fact['of'])}\b", told)
        self.need(said and own, where, "does not follow from its finding")

    def says(self, text: str, fact: _Entry) -> bool:
        kind, value, unit = fact["kind"], fact["value"], fact.get("unit", "")
        if kind == "date":
            return f"{value}-".startswith("-".join(part.zfill(2) for part in re.findall(r"\d+", text)) + "-")
        if kind in _FIGURES:
            bare = _number(text.removesuffix(unit))
            return text == value + unit or (bare is not None and bare == _number(value))
        titled = {"document": f"《{value.strip('《》')}》", "term": f"“{value.strip('“”')}”"}
        titled["citation"] = f"《{value}》{fact.get('article', '')}"
        return _plain(text) in _plain(value) if kind == "words" else text == titled.get(kind, value)

    def sentences(self, proven: list[_Entry]) -> None:
        """They make up the text; their figures are their facts; each section tells, or answers, every point."""
        behind, points = 0, {full for entry in self.findings.values() for full in entry.get("points", ())}
        for one in proven:
            start, end, rest, told = one["start"], one["end"], one["text"], one.get("points", ())
            where, free = f"notice.md:{start}-{end}", one["section"] == "frame" or one["role"] not in _WRITTEN
            self.need(behind <= start < end and self.notice[start:end] == rest, where, "reads otherwise")
            self.need(_GAP.fullmatch(self.notice, behind, start), where, "stands behind something without proof")
            self.need(points.issuperset(told) and (told or free), where, "rests on no point")
            for use in one.get("facts", ()):
                a, b, text = use["start"], use["end"], re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", use["text"])
                held = self.says(text, self.facts[use["fact"]]) and one["text"][a:b] == use["text"]
                self.need(held and 0 <= a < b <= len(rest), where, f"{text!r} is not {use['fact']}")
                rest = rest[:a] + "·" * (b - a) + rest[b:]
            self.need(not re.search(r"\d", rest), where, f"no fact supports the figures left in {rest!r}")
            behind = end
        self.need(_GAP.fullmatch(self.notice, behind), "notice.md", "ends with something without proof")
        for section in ("problems", "recommendations"):
            told = {point for one in proven if one["section"] == section for point in one.get("points", ())}
            self.need(told == points, section, f"not told: {sorted(points ^ told)}")


def check(path: Path, folders: list[Path]) -> list[str]:
    """What is wrong with a bundle, a line each; raises where it is none, or a file of it is missing."""
    raw, notice = path.read_bytes().decode(), (path.parent / "notice.md").read_bytes()
    proof, files = json.loads(raw)["proof"], {}
    unsealed = '"seal": ""'.join(raw.rpartition(f'"seal": "{proof["seal"]}"')[::2]).encode()
    parts = [(path.name, [unsealed], proof["seal"]), ("notice.md", [notice], proof["notice"]["sha256"])]
    for name, entry in proof["sources"].items():
        names = (name, name.rpartition("/")[2], f"knowledge/{name}", f"examples/{name}")
        around = ([folder / one for one in names if (folder / one).is_file()] for folder in folders)
        found = [place.read_bytes() for place in next(filter(None, around), [Path(name)])]
        true = [data for data in found if sha256(data).hexdigest() == entry["sha256"]] or found
        parts.append((name, true, entry["sha256"]))
        files[name] = true[0].decode(entry["encoding"], "replace").removeprefix("\ufeff")
    faults = [f"{name}: other bytes" for name, found, digest in parts if sha256(found[0]).hexdigest() != digest]
    return faults or _Check(proof, notice.decode(), files).faults


def _main() -> None:
    parser = argparse.ArgumentParser(description="Confirm the proof in a bundle.json.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--folder", type=Path, action="append", default=[], help="where its files are")
    given = parser.parse_args()
    try:
        faults = check(given.bundle, [*given.folder, given.bundle.parent, given.bundle.parent.parent, Path()])
    except Exception as error:  # whatever the reason, nothing can be said of such a bundle
        sys.exit(print(f"{given.bundle}: cannot be used: {type(error).__name__} {error}", file=sys.stderr) or 2)
    sys.exit(print("\n".join(faults) or "confirmed") or min(len(faults), 1))


if __name__ == "__main__":
    _main()
