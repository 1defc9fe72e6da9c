"""The topic of an article: whom it speaks of where it names nobody."""

import re
from collections.abc import Container, Sequence

from corpus.article import Article
from corpus.extraction.clause_borders import split_clauses
from corpus.extraction.owners import Owner, read_owner
from corpus.extraction.parts import Part, read_parts, written
from corpus.extraction.phrases import without_articles
from corpus.extraction.subject_range import subject_range
from corpus.extraction.word_lists import word_set
from corpus.lexicons.verbs import verbs_of
from corpus.units.nouns import singular


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
    is_name = bool(words) and all(part.is_capitalised or part.low in word_set("inside_titles") for part in words)
    owner = Owner(written(title, words)) if is_name else read_owner(title, words)
    told = _told(article)
    name = _as_written(owner, told)
    if _is_common(name, told):
        return Owner()
    return Owner(name, "", (), owner.place, whole=name)


def _is_common(name: str, told: str) -> bool:
    """Whether a single word is no name, for the article writes it small, too: "Airlines post losses"."""
    low = name.casefold()
    is_single = bool(name) and " " not in name and name[:1].isupper()
    return is_single and any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", told) for word in {low, singular(low)})


def bearers_of(name: str, article: Article) -> frozenset[str]:
    """The nouns by which an article may speak of whom it names: "the county", "the trust".

    One is what it writes right behind the name, and one the last word of a name that has several.
    """
    text = f"{article.title}. {article.body.of(article.text)}"
    behind = re.findall(rf"(?<!\w){re.escape(name)} ([a-z]{{3,20}})(?!\w)", text) if name else ()
    last = [name.rpartition(" ")[2].casefold()] if " " in name else []
    return frozenset(word for word in (*behind, *last) if not verbs_of(word) and word not in word_set("prepositions"))


def _told(article: Article) -> str:
    """What an article tells under its title."""
    first, _, rest = article.body.of(article.text).strip().partition("\n")
    return rest if article.title.rstrip(".") in first else f"{first}\n{rest}"


def _as_written(owner: Owner, told: str) -> str:
    """As much of what the title names as the article itself writes in one stretch; nothing where it writes none of it.

    "Council backs a budget of 486 million" names what the article calls "Marlow Heath City Council".
    """
    if not owner.subject:
        return owner.place
    words = owner.whole.split() if owner.whole.startswith(owner.subject) else owner.thing.split()
    if not _stretch(" ".join(words), told) and _is_called(words, told):
        words = words[1:]
    cuts = (count for count in range(len(words), 0, -1) if not _is_amid_name(words, count))
    stretches = (_stretch(" ".join(words[:count]), told) for count in cuts)
    name = next(filter(None, stretches), "")
    if name.casefold() in word_set("stand_ins"):
        return _full_name(name, told)
    return name or (owner.subject if not told.strip() or _is_known(owner.subject, told) else "")


def _is_called(words: Sequence[str], told: str) -> bool:
    """Whether the first of some words only says what bears the name behind it: "Insurer Halden Mutual"."""
    if len(words) == 1 or not words[1][:1].isupper():
        return False
    low = words[0].casefold()
    return low in word_set("stand_ins") or re.search(rf"(?<!\w){re.escape(low)}(?!\w)", told) is not None


def _is_amid_name(words: Sequence[str], count: int) -> bool:
    """Whether a name goes on behind so many words: "European" of "European Union law" is none."""
    return count < len(words) and words[count - 1][:1].isupper() and words[count][:1].isupper()


def _stretch(words: str, told: str) -> str:
    """Some words as a text writes them, as words and not as a piece of a longer one: "76" of "76ers" is none."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", told, re.IGNORECASE)
    return found[0] if found else ""


def _is_known(name: str, told: str) -> bool:
    return all(_stretch(word, told) for word in name.split() if word[:1].isupper())


def _full_name(noun: str, told: str) -> str:
    """The name that ends with a noun, where a text writes one: "Marlow Heath City Council" of "Council"."""
    found = re.search(rf"(?:[A-Z][\w'’-]* ){{1,5}}{re.escape(noun.capitalize())}(?!\w)", told)
    return found[0].removeprefix("The ") if found else ""


def _may_be_verb(part: Part) -> bool:
    """Titles say what happens in the present: "Rovers win the cup"."""
    return not part.is_capitalised and (
        part.low in word_set("auxiliaries") or any(v.form != "ing" for v in verbs_of(part.low))
    )
