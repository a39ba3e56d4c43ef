"""Where fitted models are kept: bytes in the object store, cards in core."""
