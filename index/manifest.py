"""What a snapshot says of itself; written last, so that a folder without one is no snapshot."""

from pydantic import BaseModel, ConfigDict

from index.encoder import EncoderIdentity

FORMAT = 1
"""Counts the layouts of a snapshot's folder; a snapshot of another layout is not opened."""


class Manifest(BaseModel):
    """The description of one snapshot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    id: str
    created: str
    """When it was built: ISO 8601, UTC."""
    fingerprint: str
    """The hash of all that went in: articles, facts, terms, encoder, format."""
    encoder: EncoderIdentity
    counts: dict[str, int]
    """How many articles, sentences, passages, facts and entries it holds."""
    files: dict[str, str]
    """The SHA-256 of every other file, by its path within the folder."""
