"""Ids of ledger rows."""

import hashlib


def row_id(*parts: str) -> str:
    """Id of a row by what makes it that row: written again after a restart, it is the same row."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]
