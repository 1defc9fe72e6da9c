"""The topic of an article: whom it speaks of where it names nobody."""

import re
from collections.abc import Container

from corpus.article import Article
from corpus.extraction.clause_borders import split_clauses
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part, read_parts, written
from corpus.extraction.phrases import without_articles
from corpus.extraction.subject_range import subject_range
from corpus.extraction.verbs import verbs_of, word_set

_WITHIN_NAMES = frozenset(("of", "the", "and", "&", "for", "in"))


def topic_of(article: Article, names: Container[str]) -> Owner:
    """What the title names; nothing where it names nothing.

    "Rovers win the cup" is about the Rovers, and "The scale of the city's steel industry grows" about that industry.
    """
    title = article.title.rstrip(".")
    parts = read_parts(title, (), (), names)
    verb = next((at for at, part in enumerate(parts) if at and _may_be_verb(part)), len(parts))
    clauses = split_clauses(parts[:verb])
    if not clauses:
        return Owner()
    first, end = subject_range(parts, clauses[0])
    words = without_articles(parts[first:end])
    is_name = bool(words) and all(part.is_capitalised or part.low in _WITHIN_NAMES for part in words)
    owner = Owner(written(title, words)) if is_name else read_owner(title, words)
    name = _as_written(owner, article.body.of(article.text))
    return Owner(name, "", (), owner.place, whole=name)


def bearers_of(name: str, article: Article) -> frozenset[str]:
    """The nouns that an article writes right behind a name, and by which it may speak of its bearer: "the county"."""
    text = f"{article.title}. {article.body.of(article.text)}"
    behind = re.findall(rf"(?<!\w){re.escape(name)} ([a-z]{{3,20}})(?!\w)", text) if name else ()
    return frozenset(word for word in behind if not verbs_of(word) and word not in word_set("prepositions"))


def _as_written(owner: Owner, body: str) -> str:
    """As much of what the title names as the article itself writes in one stretch."""
    if not owner.subject:
        return owner.place
    words = owner.whole.split() if owner.whole.startswith(owner.subject) else owner.thing.split()
    stretches = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((words for words in stretches if words in body), owner.subject)


def _may_be_verb(part: Part) -> bool:
    """Titles say what happens in the present: "Rovers win the cup"."""
    return not part.is_capitalised and (
        part.low in word_set("auxiliaries") or any(v.form != "ing" for v in verbs_of(part.low))
    )
