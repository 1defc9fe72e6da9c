"""What all tests share: no model hub is asked for anything, and a corpus small enough to know by heart."""

import os

# Before anything is imported that reads them.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["PTB_TIMEDELTA"] = "true"

from pathlib import Path

import pytest

_ARTICLES = {
    "lighthouse.md": """\
---
id: lighthouse
title: The lighthouse at Brack
publisher: The Tide
published: 2024-05-02
---

# The tower

The lighthouse at Brack is 31 metres high. It was finished in 1887.

# The lamp

Its lamp can be seen from 24 miles away.
""",
    "mill.md": """\
---
id: mill
title: The mill of Orrin
publisher: The Tide
published: 2024-06-11
---

The mill of Orrin grinds 900 tonnes of flour a year. Four millers work there.
""",
}
_FACTS = {
    "lighthouse.yaml": """\
article: lighthouse
terms:
  - name: lighthouse at Brack
    aliases: [Brack light]
    zh: [布拉克灯塔]
facts:
  - id: height
    subject: lighthouse at Brack
    metric: height
    value: 31 metres
    quote: The lighthouse at Brack is 31 metres high.
  - id: finished
    subject: lighthouse at Brack
    metric: completion
    date: "1887"
    surface: "1887"
    role: event
    quote: It was finished in 1887.
""",
}


@pytest.fixture
def tiny_corpus(tmp_path: Path) -> Path:
    """A folder with two articles, of three sentences and of two, and two facts about the first of them."""
    folder = tmp_path / "corpus"
    for part, files in (("articles", _ARTICLES), ("facts", _FACTS)):
        (folder / part).mkdir(parents=True)
        for name, content in files.items():
            (folder / part / name).write_text(content, encoding="utf-8")
    return folder
