"""Files that only FFmpeg writes."""

from pathlib import Path

import pytest


def write_media(path: Path, codec: str | None, samples, rate: int = 48_000) -> Path:
    """One channel of sound; with no codec, a film without any."""
    av = pytest.importorskip("av", reason="the extra “media” is not installed")
    with av.open(path, "w") as container:
        if codec is None:
            stream = container.add_stream("mpeg4", rate=25)
            stream.width = stream.height = 64
            frame = av.VideoFrame(64, 64, "yuv420p")
        else:
            stream = container.add_stream(codec, rate=rate, layout="mono")
            frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), "s16", "mono")
            frame.rate = rate
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return path
