"""Whether the proof in a bundle is the one that its own parts and the files at hand give."""

import json
from pathlib import Path

from pydantic import JsonValue

from drafter.errors import InputError
from drafter.rendering.bundle import sealed
from drafter.rendering.dossier import Dossier
from drafter.rendering.proof import prove
from drafter.rendering.proof_model import Proof


def is_sealed(path: Path, proof: Proof) -> bool:
    """Whether no byte of a bundle's file was changed since it was sealed.

    Args:
        path: the file, as `read_bundle` has read it.
        proof: that stands in it.
    """
    text = path.read_bytes().decode()
    before, _, after = text.rpartition(f'"seal": "{proof.seal}"')
    return sealed(f'{before}"seal": ""{after}') == text


def is_proven(proof: Proof, dossier: Dossier) -> bool:
    """Whether a proof is what its dossier gives now, wherever the case file has been moved to.

    Args:
        proof: as a bundle holds it.
        dossier: the bundle's parts, with the files that are at hand now.
    """
    try:
        now = prove(dossier)
    except InputError:
        return False
    if now is None or dossier.sources is None:
        return False
    case = dossier.sources.case_file()
    theirs = next((name for name, one in proof.sources.items() if one.sha256 == case.digest), "")
    return _claims(proof) == _claims(now, (case.name, theirs))


def _claims(proof: Proof, renamed: tuple[str, str] = ("", "")) -> JsonValue:
    text = json.dumps(proof.model_dump(mode="json", exclude={"seal"}), ensure_ascii=False)
    ours, theirs = (json.dumps(name, ensure_ascii=False) for name in renamed)
    claims: JsonValue = json.loads(text.replace(ours, theirs) if any(renamed) else text)
    return claims
