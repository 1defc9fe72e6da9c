"""What stands for somebody: whom "it", "its" and "the company" mean, and whose a measure is that names nobody."""

from dataclasses import replace

from corpus.extraction.draft import Source
from corpus.extraction.memory import Memory, Owned
from corpus.extraction.owners import Owner
from corpus.extraction.word_lists import word_set


def resolved(own: Owner, main: Owned, memory: Memory, *, does: bool) -> Owned:
    """The owner that a subject means, and where that stood.

    Args:
        own: what the subject's words name.
        main: what the sentence spoke of before, or else the one before it.
        memory: what the text before spoke of.
        does: whether the clause says what somebody does or has, and not what a figure does.
    """
    before, source = main
    source = source if before is memory.owner else "clause"
    if not own.subject and own.metric and own.metric.casefold() in memory.bearers | {before.whole.rpartition(" ")[2]}:
        own = replace(own, stands_in=True)
    if own.subject and not own.stands_in:
        return own, "own"
    if own.stands_in:
        return _stood_for(own, before, source, memory, does=does)
    return _whose(own, before, source, memory)


def _stood_for(own: Owner, before: Owner, source: Source, memory: Memory, *, does: bool) -> Owned:
    """What a pronoun, or a noun such as "the company", means."""
    if not own.metric:
        before, source = _antecedent(before, source, memory, does=does)
        return replace(before, period=own.period), source
    if not own.subject:
        before, source = _stood_in(own, before, source, memory)
        if not before.subject:
            return own, "none"
        is_figure = own.metric.casefold() in word_set("figure_nouns") - word_set("change_nouns")
        metric = before.metric if is_figure else "" if _is_body(own) else own.metric
        return replace(own, subject=before.subject or before.metric, metric=metric), source
    return own, "own"


def _whose(own: Owner, before: Owner, source: Source, memory: Memory) -> Owned:
    """Whose a metric is that names no subject."""
    if own.is_possessed:
        is_lent = bool(before.metric) and before.subject not in before.whole  # its name is that of the topic
        is_of_thing = source == "clause" and is_lent and not _is_measure(before)
        before, source = _antecedent(before, source, memory, does=True)
        source = "title" if is_of_thing else source  # "the plant was opened, and its output": of the plant, or of all
        return replace(own, subject=before.subject or before.metric, place=own.place or before.place), source
    if not own.metric:
        return own, "none"
    is_elsewhere = any(words.casefold().startswith("in the ") for words in own.scope)
    if is_elsewhere or own.metric.partition(" ")[0].casefold() in word_set("of_all"):
        return own, "own"
    named, where = _antecedent(before, source, memory, does=True) if source == "clause" else memory.topical
    if not named.subject and before.subject and not before.metric:
        named, where = before, "title"  # a guess, for whoever reviews it
    where = "title" if memory.is_on_things and where == "paragraph" else where
    return replace(own, subject=named.subject, place=own.place or named.place), where if named.subject else "own"


def _stood_in(own: Owner, before: Owner, source: Source, memory: Memory) -> Owned:
    """Whom "the club" or "the company" means: what the article is about, or, where it names nothing, who was named."""
    if name := memory.sole.get(own.metric.casefold()):
        sole = Owner(name, whole=name)
        return sole, "own" if memory.is_topic(sole) else "paragraph"
    if memory.topic.subject and (memory.is_on_topic or not memory.is_topic(before)):
        words = memory.topic.subject.split()
        is_named = any(word[:1].isupper() for word in words)
        is_other = words[-1].islower() and words[-1] != own.metric.casefold()  # "the district", of a village
        is_other = is_other or _is_organ(own.metric.casefold(), memory.topic.subject)
        return (memory.topic, "title") if is_other or not is_named or memory.is_rivalled else memory.topical
    named, where = _antecedent(before, source, memory, does=True)
    is_sure = bool(memory.topic.subject) and not _is_organ(own.metric.casefold(), named.subject)
    return named, where if is_sure else "title"


def _is_organ(noun: str, topic: str) -> bool:
    """Whether a noun names a body that the topic may have, and not the topic itself: "the council" of a town."""
    return noun in word_set("organs") and noun not in topic.casefold().split()


def _antecedent(before: Owner, source: Source, memory: Memory, *, does: bool) -> Owned:
    """Whom "it", "its" or "the company" means.

    What was spoken of last; but where that is the figure of somebody ("the wages of Elm Mills"), and it now does or has
    something, he himself, and where it is that of a thing that is no name ("sales of biscuits"), what the article is
    about.
    """
    if not does or not (before.metric and before.subject):
        return before, source
    if not memory.is_name(before.subject):
        return memory.topical
    return (Owner(before.subject, whole=before.subject) if _is_measure(before) else before), source


def _is_measure(owner: Owner) -> bool:
    return owner.metric.casefold().rpartition(" ")[2] in word_set("metric_nouns", "number_nouns")


def _is_body(own: Owner) -> bool:
    return " " not in own.metric
