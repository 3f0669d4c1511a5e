"""The parts of the waveform view."""
