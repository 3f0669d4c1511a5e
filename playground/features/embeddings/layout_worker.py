"""The process that lays out maps and finds groups: it alone loads scikit-learn and UMAP, and it is killed at Stop."""

from __future__ import annotations

import os
import re
import sys
import threading
import warnings
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any, Final

from playground.features.embeddings import layout_messages
from playground.features.embeddings.layout_messages import Said, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.features.embeddings.layout_messages import Array

_SEED: Final = 7
_TSNE_STEPS: Final = 1000
_MOST_GROUPS: Final = 10  # where the number is left to the texts
_SAMPLE: Final = 2000  # texts by which a number of groups is judged
# How the two libraries tell how far they are.
_TSNE_STEP: Final = re.compile(r"Iteration (\d+):")
_UMAP_EPOCH: Final = re.compile(r"(\d+)/(\d+) \[")


class Progress:
    """Stands in the place of the standard output, where the libraries tell how far they are."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._report = report

    def write(self, text: str) -> int:
        if step := _TSNE_STEP.search(text):
            self._report(int(step[1]) / _TSNE_STEPS)
        elif epoch := _UMAP_EPOCH.search(text):
            self._report(int(epoch[1]) / max(1, int(epoch[2])))
        return len(text)

    def flush(self) -> None:
        pass


def tsne(vectors: Array, dimensions: int) -> Array:
    from sklearn.manifold import TSNE

    perplexity = min(30.0, max(1.0, (len(vectors) - 1) / 3))
    # Principal components are no place to begin where there are fewer of them than asked for.
    start = "pca" if min(vectors.shape) >= dimensions else "random"
    made = TSNE(dimensions, perplexity=perplexity, init=start, max_iter=_TSNE_STEPS, random_state=_SEED, verbose=2)
    return made.fit_transform(vectors)  # type: ignore[no-any-return]


def umap(vectors: Array, dimensions: int) -> Array:
    from umap import UMAP

    neighbours = min(15, len(vectors) - 1)
    # The spectral start needs more texts than neighbours.
    start = "spectral" if len(vectors) > 2 * neighbours else "random"
    bar = {"file": sys.stdout, "disable": False, "mininterval": 0.2}
    made = UMAP(
        neighbours, n_components=dimensions, init=start, random_state=_SEED, n_jobs=1, verbose=True, tqdm_kwds=bar
    )
    return made.fit_transform(vectors)  # type: ignore[no-any-return]


def kmeans(vectors: Array, wanted: int | None) -> Array:
    if wanted is not None:
        return _means(vectors, min(wanted, len(vectors)))
    from sklearn.metrics import silhouette_score

    best, best_score = _means(vectors, 1), -1.0
    for count in range(2, min(_MOST_GROUPS, len(vectors) - 1) + 1):
        groups = _means(vectors, count)
        if groups.max() + 1 < count:
            break  # there are no more different texts
        score = silhouette_score(vectors, groups, sample_size=min(_SAMPLE, len(vectors)), random_state=_SEED)
        if score > best_score:
            best, best_score = groups, score
    return best


def hdbscan(vectors: Array) -> Array:
    from sklearn.cluster import HDBSCAN

    size = max(2, round(len(vectors) ** 0.5 / 2))
    return HDBSCAN(min_cluster_size=size, copy=True).fit_predict(vectors)  # type: ignore[no-any-return]


def perform(task: Task, vectors: Array) -> Array:
    match task.kind:
        case "tsne":
            return tsne(vectors, task.count or 2).astype("float32")
        case "umap":
            return umap(vectors, task.count or 2).astype("float32")
        case "kmeans":
            return kmeans(vectors, task.count).astype("int32")
        case "hdbscan":
            return hdbscan(vectors).astype("int32")


def serve(inbox: SimpleQueue[tuple[dict[str, Any], Array]], out: IO[bytes]) -> None:
    sys.stdout = Progress(lambda share: layout_messages.write(out, Said(progress=share)))
    while True:
        head, vectors = inbox.get()
        try:
            result = perform(Task(**head), vectors)
        except Exception as error:  # noqa: BLE001 - whatever these libraries raise is told to the one who asked
            layout_messages.write(out, Said(failure=f"{type(error).__name__}: {error}"[:500]))
        else:
            layout_messages.write(out, Said(), result)


def listen(inbox: SimpleQueue[tuple[dict[str, Any], Array]]) -> None:
    while (message := layout_messages.read(sys.stdin.buffer)) is not None:
        head, vectors = message
        assert vectors is not None
        inbox.put((head, vectors))
    # The window is gone, however it went: what is being computed is for nobody.
    os._exit(0)


def main() -> None:
    warnings.simplefilter("ignore")
    if hasattr(os, "nice"):
        os.nice(10)  # the window comes first
    # What a library prints must not come between the messages.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    inbox: SimpleQueue[tuple[dict[str, Any], Array]] = SimpleQueue()
    threading.Thread(target=listen, args=(inbox,), daemon=True).start()
    serve(inbox, out)


def _means(vectors: Array, count: int) -> Array:
    from sklearn.cluster import KMeans

    return KMeans(count, n_init=4, random_state=_SEED).fit_predict(vectors)  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
