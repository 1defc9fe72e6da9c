"""Owners: whose a figure is, and its measure, from the words that stand before it."""

from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.extraction.chinese.clauses import words_of
from corpus.period import Period
from corpus.periods import read_periods

_EDGES = "的了，,、 　\"“”'《》（）()"
_LONGEST_NAME = 12
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """``全市生物医药产业规模``: subject "全市生物医药产业", measure "规模"."""

    subject: str = ""
    metric: str = ""
    scope: tuple[str, ...] = ()
    is_whole: bool = True
    """Whether the words told all of it, and nothing was taken from before."""


def read_owner(words: str) -> Owner:
    """The owner that some words name, without their leads.

    >>> read_owner("其中制造业产值")
    Owner(subject='制造业', metric='产值', scope=(), is_whole=True)
    """
    core = _without_leads(words)
    if achieved := _achieved(core):
        return achieved
    metric = next((one for one in words_of("metrics") if core.endswith(one)), "")
    if metric and core.startswith(words_of("towards")):
        return Owner("", core)  # "exports to" somebody are told of who exports
    if metric == "率":
        return _rate(core)
    if metric:
        subject, metric = _with_its_kind(core.removesuffix(metric), metric)
        subject = _without_ends(subject)
        if subject.endswith(words_of("metrics")):
            return Owner("", f"{subject}{metric}")  # 净利润增速: the pace of a measure is nobody's name
        return Owner(subject, metric)
    subject, joint, last = core.rpartition("的")
    return Owner(subject.strip(_EDGES), last.strip(_EDGES)) if joint else Owner("", core)


def _with_its_kind(subject: str, metric: str) -> tuple[str, str]:
    """The measure with the words before it that say which: 总里程, 日均客运量, 净收入."""
    while kind := next((one for one in words_of("kinds") if subject.endswith(one)), ""):
        subject, metric = subject.removesuffix(kind), f"{kind}{metric}"
    return subject, metric


def _achieved(core: str) -> Owner | None:
    """``上市公司实现海外业务收入``: whose it is, and the measure behind the verb."""
    verb = next((one for one in words_of("achieving") if one in core[:-1]), "")
    subject, _, metric = core.partition(verb) if verb else ("", "", "")
    return Owner(_without_ends(subject), metric.strip(_EDGES)) if metric.endswith(words_of("metrics")) else None


def _rate(core: str) -> Owner:
    """A rate that no list has, as long as the words behind the last joint: "录取率" of "大学的录取率"."""
    subject, joint, metric = core.rpartition("的")
    if joint and len(metric) <= _LONGEST_NAME:
        return Owner(_without_ends(subject), metric)
    return Owner("", core) if len(core) <= _LONGEST_NAME else Owner()


def with_topic(owner: Owner, named: str, topic: str) -> Owner:
    """The same, with a subject where it has none, or a word that stands for one, and narrowed to the topic.

    Args:
        owner: as it was read.
        named: what the sentence spoke of last; the topic, where it has named nothing.
        topic: what the article is about.
    """
    subject = owner.subject
    if subject in words_of("stand_ins") or (subject and topic != subject and topic.endswith(subject)):
        return replace(owner, subject=topic, is_whole=False)  # "the museum" of "the museum of Elm"
    if not subject:
        return replace(owner, subject=named, is_whole=False)
    if topic and topic not in subject:
        return replace(owner, scope=(*owner.scope, topic))
    return owner


def topic_of(article: Article) -> str:
    """The name with which the title begins: a place, a company, an industry; nothing where it begins with none.

    "临洲市2024年经济运行情况" is about "临洲市".
    """
    title = article.title
    for period in read_periods(title, article.published, "zh"):
        title = title.replace(period.surface, "|")
    first = title.strip("|").partition("|")[0]
    ends = [at + len(word) for word in words_of("bearers") if (at := first.find(word)) > 0]
    names = [at for at in ends if at >= _SHORTEST and not first[:at].endswith(words_of("no_bearers"))]
    bodies = [at for at in names if first[:at].endswith(words_of("bodies"))]
    end = min(bodies or names, default=0)
    is_told = any(verb in first[:end] for verb in words_of("announcing"))  # 研究院发布茶叶产业报告 is about neither
    return first[:end] if end <= _LONGEST_NAME and not is_told else ""


def of_title(article: Article) -> Period | None:
    """The one period that the title names by its year, for figures beside which there is none."""
    read = read_periods(article.title, article.published, "zh")
    periods = [one for one in read if one.start and one.end and any(sign.isdigit() for sign in one.surface)]
    is_part = any(word in article.title for word in words_of("parts_of_years"))
    return replace(periods[0], source="title", span=None) if len(periods) == 1 and not is_part else None


def _without_ends(subject: str) -> str:
    core = subject.strip(_EDGES)
    while end := next((one for one in words_of("subject_ends") if core.endswith(one)), ""):
        core = core.removesuffix(end).strip(_EDGES)
    return core


def _without_leads(words: str) -> str:
    core = words.strip(_EDGES)
    while lead := next((one for one in words_of("leads") if core.startswith(one)), ""):
        core = core.removeprefix(lead).strip(_EDGES)
    return core
