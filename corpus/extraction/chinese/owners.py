"""Owners: whose a figure is, and its measure, from the words that stand before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.extraction.chinese.clauses import edge, word, words_of
from corpus.extraction.chinese.wording import without_leads
from corpus.period import Period
from corpus.periods import read_periods

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
    core = without_leads(words.strip(edge("phrase"))).strip(edge("phrase"))
    metric = next((one for one in words_of("metrics") if core.endswith(one)), "")
    if achieved := _achieved(core):
        return achieved
    if metric and core.startswith(words_of("towards")):
        return Owner("", core)  # "exports to" somebody are told of who exports
    if metric:
        return _by_ending(core) if len(metric) == 1 else _of_measure(core.removesuffix(metric), metric)
    subject, joint, last = core.rpartition(word("of"))
    return Owner(subject.strip(edge("phrase")), last.strip(edge("phrase"))) if joint else Owner("", core)


def _of_measure(before: str, metric: str) -> Owner:
    subject, metric = _with_its_kind(before, metric)
    if subject in words_of("within_metrics"):
        return Owner("", f"{subject}{metric}")  # 年产能
    subject = without_ends(subject)
    if subject.endswith(words_of("metrics")):
        return Owner("", f"{subject}{metric}")  # 净利润增速: the pace of a measure is nobody's name
    return Owner(subject, metric)


def _with_its_kind(subject: str, metric: str) -> tuple[str, str]:
    """The measure with the words before it that say which: 总里程, 日均客运量, 净收入."""
    while kind := next((one for one in words_of("kinds") if subject.endswith(one) and not _ends_in(subject, one)), ""):
        subject, metric = subject.removesuffix(kind), f"{kind}{metric}"
    return subject, metric


def _ends_in(subject: str, kind: str) -> bool:
    """Whether a word for a kind is the end of a longer one, which no subject ends with: 年 of 全年."""
    return any(
        len(one) > len(kind) and subject.endswith(one) and one.endswith(kind) for one in words_of("subject_ends")
    )


def _achieved(core: str) -> Owner | None:
    """``上市公司实现海外业务收入``: whose it is, and the measure behind the verb."""
    verb = next((one for one in words_of("achieving") if one in core[:-1]), "")
    subject, _, metric = core.partition(verb) if verb else ("", "", "")
    return Owner(without_ends(subject), metric.strip(edge("phrase"))) if metric.endswith(words_of("metrics")) else None


def _by_ending(core: str) -> Owner:
    """A measure that no list has, as long as the words behind the last joint: "录取率" of "大学的录取率"."""
    subject, joint, metric = core.rpartition(word("of"))
    if joint and len(metric) <= _LONGEST_NAME:
        return Owner(without_ends(subject), metric)
    return Owner("", core) if len(core) <= _LONGEST_NAME else Owner()


def with_topic(owner: Owner, named: str, topic: str) -> Owner:
    """The same, with a subject where it has none, or a word that stands for one, and narrowed to the topic.

    Args:
        owner: as it was read.
        named: what the sentence spoke of last; the topic, where it has named nothing.
        topic: what the article is about.
    """
    stand_ins = [one for one in words_of("stand_ins") if one not in words_of("pronouns") and stands_for(one, topic)]
    if not owner.subject and (lead := _beginning(owner.metric, (topic, *stand_ins))):
        return replace(owner, subject=topic, metric=owner.metric.removeprefix(lead))
    subject = owner.subject.removeprefix(_beginning(owner.subject, stand_ins))
    owner = replace(owner, subject=subject)
    if subject in words_of("classes"):
        return replace(owner, subject=named, metric=f"{subject}{owner.metric}", is_whole=False)
    if stands_for(subject, topic):
        return replace(owner, subject=topic)  # "the museum" of "the museum of Elm"
    if not subject:
        return replace(owner, subject=named, is_whole=False)
    if topic and topic not in (subject, *owner.scope) and topic not in subject:
        return replace(owner, scope=(*owner.scope, topic))
    return owner


def _beginning(words: str, names: Sequence[str]) -> str:
    """The name with which the words for something else begin: 全省 of 全省水资源量."""
    return next((one for one in names if one and words.startswith(one) and len(words) > len(one) + 1), "")


def stands_for(subject: str, topic: str) -> bool:
    """Whether a subject is another word for the topic: 全市 for 临洲市, 公司 and 医院 for what is no place."""
    if not subject or not topic:
        return False
    if topic.endswith(subject):
        return True
    if subject not in words_of("stand_ins"):
        return False
    if subject.endswith(words_of("places")):
        return topic.endswith(subject[-1])
    if subject in words_of("companies") and topic.endswith(words_of("fields")):
        return False
    return subject in words_of("pronouns") or not topic.endswith(words_of("places"))


def without_ends(subject: str) -> str:
    """A subject without what no subject ends with: 全省 of 全省共."""
    core = subject.strip(edge("phrase"))
    while end := next((one for one in words_of("subject_ends") if core.endswith(one)), ""):
        core = core.removesuffix(end).strip(edge("phrase"))
    return core


def topic_of(article: Article) -> str:
    """The name with which the title begins: a place, a company, an industry; nothing where it begins with none.

    "临洲市2024年经济运行情况" is about "临洲市".
    """
    title = article.title
    for period in read_periods(title, article.published, "zh"):
        title = title.replace(period.surface, "|")
    first = title.strip("|").partition("|")[0]
    starts = [(at, one) for one in words_of("bearers") if (at := first.find(one)) > 0]
    ends = [at + len(one) for at, one in starts if not first.startswith(words_of("bearers_within"), at)]
    names = [at for at in ends if at >= _SHORTEST and not first[:at].endswith(words_of("no_bearers"))]
    bodies = [at for at in names if first[:at].endswith(words_of("bodies"))]
    end = min(bodies or names, default=0)
    end += first.startswith(words_of("bearers_behind"), end) and end + 1 in names
    is_told = any(verb in first[:end] for verb in words_of("announcing"))  # 研究院发布茶叶产业报告 is about neither
    if is_told:
        return ""
    return first[:end] if 0 < end <= _LONGEST_NAME else _before_verb(first, article)


def _before_verb(title: str, article: Article) -> str:
    """What stands before the verb of a title, where the article says it again: "华瑞医疗" of "华瑞医疗发布……"."""
    ends = [at for one in words_of("title_verbs") if (at := title.find(one)) >= _SHORTEST]
    name = title[: min(ends, default=len(title))].strip(edge("phrase"))
    is_said = name in article.text.replace(article.title, "")
    return name if _SHORTEST <= len(name) <= _LONGEST_NAME and is_said else ""


def of_title(article: Article) -> Period | None:
    """The one period that the title names by its year, for figures beside which there is none."""
    read = read_periods(article.title, article.published, "zh")
    periods = [one for one in read if one.start and one.end and any(sign.isdigit() for sign in one.surface)]
    is_part = any(one in article.title for one in words_of("parts_of_years"))
    return replace(periods[0], source="title", span=None) if len(periods) == 1 and not is_part else None
