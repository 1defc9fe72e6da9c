"""Long texts that nobody writes: what reads figures and periods must not stumble over them."""

import random
from collections.abc import Mapping

HOSTILE: Mapping[str, str] = {
    "one digit": "1" * 200_000,
    "digits and commas": "1," * 100_000,
    "articles": "the " * 50_000,
    "characters": "一" * 100_000,
    "open ranges": "from 2021 to " * 15_400,
    "mixed": "".join(random.Random(4).choices("0123456789,. -", k=200_000)),
}
