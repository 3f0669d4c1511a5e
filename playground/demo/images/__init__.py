"""Pictures without a model: understood words, drawn by rules."""
