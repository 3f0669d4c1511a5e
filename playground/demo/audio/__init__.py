"""Speech without a model: espeak-ng speaks, CMU Sphinx listens; both are extras that may be missing."""
