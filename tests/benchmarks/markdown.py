"""Markdown of every kind, as tokens of about four characters."""

import itertools
import re
from collections.abc import Iterator

_SECTION = """\
## Section {n}: how water moves

The **river** rises in the hills and runs, by `{n}` bends, to the *sea*. Rain feeds it; the sun takes some of it back,
and what is left [carries](https://example.com/{n}) sand and leaves. 河水从山上流下来，经过许多弯道，最后流入大海。

1. First the source, a spring under stones
2. then the brook
   - with trout
   - and alder trees
3. and at last the plain

| Place | Height, m | Flow, m³/s |
|---|---:|---:|
| Spring | 1 {n} | 0.2 |
| Mill | 420 | 3.1 |
| Mouth | 0 | 58.4 |

> What moves slowly carries little, and what moves fast carries stones.

```python
def flow(width: float, depth: float, speed: float) -> float:
    # cubic metres a second, section {n}
    return width * depth * speed

for place in ("spring", "mill", "mouth"):
    print(place, flow({n}, 2.0, 0.5))
```

"""
_TOKEN = re.compile(r"\s?\S{1,5}|\s+")


def section(number: int) -> str:
    return _SECTION.replace("{n}", str(number))


def tokens() -> Iterator[str]:
    """Without end."""
    return itertools.chain.from_iterable(_TOKEN.findall(section(number)) for number in itertools.count(1))
