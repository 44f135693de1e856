"""Digests of what goes into a run."""

import hashlib
from pathlib import Path

from pydantic import BaseModel


def digest(value: BaseModel | str | bytes) -> str:
    """SHA-256 of a model's JSON, a text or bytes, in hexadecimal."""
    data = value.model_dump_json() if isinstance(value, BaseModel) else value
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def digest_of_files(folder: Path, pattern: str) -> str:
    """One digest of the names and contents of all matching files of a folder."""
    files = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return digest("\n".join(f"{path.relative_to(folder)} {digest(path.read_bytes())}" for path in files))
