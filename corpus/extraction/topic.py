"""The topic of an article: whom it speaks of where it names nobody."""

from collections.abc import Container

from corpus.article import Article
from corpus.extraction.clauses import split_clauses
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part, read_parts
from corpus.extraction.rules import subject_range
from corpus.extraction.verbs import verbs_of, word_set


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
    owner = read_owner(title, parts[first:end])
    return Owner(owner.thing, "", (), owner.place, whole=owner.thing) if owner.subject else Owner()


def _may_be_verb(part: Part) -> bool:
    """Titles say what happens in the present: "Rovers win the cup"."""
    return not part.is_capitalised and (
        part.low in word_set("auxiliaries") or any(v.form != "ing" for v in verbs_of(part.low))
    )
