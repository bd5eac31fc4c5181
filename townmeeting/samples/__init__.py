"""The bundled real record."""

from __future__ import annotations

from importlib import resources


def omiya() -> str:
    """The record of Saitama City's town meeting in Omiya ward on 2022-10-06, as a ``str``: as it came out of the PDF,
    damage included."""
    return resources.files(__package__).joinpath("omiya-2022-10-06.txt").read_text("utf-8")
