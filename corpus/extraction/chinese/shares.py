"""Shares: ``占出口总额的24.9%``, ``占66.7%``, the part that what stands before, or was told before, is of a whole."""

from corpus.extraction.chinese.clauses import edge, word, words_of
from corpus.extraction.chinese.owners import Owner, with_topic
from corpus.extraction.chinese.spoken import Spoken, Told
from corpus.extraction.chinese.wording import without_fillers
from corpus.quantity import Quantity


def is_share(words: str, figure: Quantity) -> bool:
    """Whether the words before a figure say that it is a part: ``占全市的``, ``占比重为``; of percent ``占`` alone."""
    said = words.rstrip(edge("about"))
    if word("part") not in said or said.endswith(word("share")):
        return False
    return said.endswith((word("of"), *words_of("shares"))) or (
        said.endswith(word("part")) and figure.unit == "percent"
    )


def share_of(words: str, spoken: Spoken) -> Told | None:
    """The part, with the whole where it is named; None where nothing says what it is the part of.

    Args:
        words: before the figure.
        spoken: what the clauses before have named.
    """
    part, _, whole = words.rstrip(edge("about")).rpartition(word("part"))
    ending = next((one for one in words_of("shares") if whole.endswith(one)), "")
    whole = whole.removesuffix(ending).rstrip(edge("behind"))
    metric = word("share_of").format(whole=whole) if whole else word("share")
    if own := without_fillers(part):
        is_sure = own.endswith(words_of("metrics")) and "、" not in own and not own.startswith(words_of("achieving"))
        return Told(with_topic(Owner(own, metric), spoken.named, spoken.topic), "share", is_sure=is_sure)
    if spoken.owner is None:
        return None
    thing = spoken.owner.metric.removesuffix(word("number"))
    is_counted = thing != spoken.owner.metric and len(thing) > 1
    subject = thing if is_counted and not whole else f"{spoken.owner.subject}{spoken.owner.metric}"
    return Told(Owner(subject, metric, spoken.owner.scope, is_whole=False), "share", is_sure=spoken.is_sure)
