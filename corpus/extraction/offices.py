"""Offices: who is what in an organisation or a place, as an article says in passing.

"Chief executive Ingrid Vassall attributed the recovery to its customers" tells who leads the company that the article
is about. An office is in one hand: where an article gives it to two, or tells that somebody left, nothing is read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby

from corpus.article import Article, Sentence
from corpus.extraction.confidence import office_confidence
from corpus.extraction.owners import Owner
from corpus.extraction.prose import is_prose
from corpus.fact import Fact, Names
from corpus.lexicons import lexicon
from corpus.sentences.centres import Centre, spoken_of
from corpus.spans import Span
from corpus.words import stems_of

_NEAR = 80
"""Characters beside an office, or a name, that may say who is not in it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence that says who is in an office."""

    office: str
    body: str
    """Whose office it is, as the sentence names it, or one before whose body it takes up; nothing where none does."""
    may_be_of_topic: bool
    """Whether, where no body is named, its paragraph has spoken of none."""
    person: Span
    sentence: Sentence


def read_offices(article: Article, sentences: Sequence[Sentence], about: Owner, names: Iterable[str]) -> Iterator[Fact]:
    """Who is in which office, as an article tells.

    Args:
        article: to be read.
        sentences: its sentences.
        about: what it is about, whose office it is where no other body is named.
        names: the words that are names in it.
    """
    has_none = not about.subject or _has_no_office(about.subject, article)
    own = "" if has_none else _in_full(about.subject, sentences, article)
    every = list(_all_told(article, sentences, about.subject, frozenset(chain.from_iterable(map(stems_of, names)))))
    elsewhere = {_surname(told, article) for told in every if told.body and told.body != own}
    holders = defaultdict[tuple[str, str], list[_Told]](list)
    for told in every:
        is_own = told.may_be_of_topic and _may_be_of(told.office, article) and _surname(told, article) not in elsewhere
        body = told.body or (own if is_own else "")
        holders[body, told.office].append(told)
    for (body, office), all_told in holders.items():
        persons = {_surname(told, article) for told in all_told}
        if body and len(persons) == 1 and not any(_has_left(person, article, sentences) for person in persons):
            yield _fact(article, body, office, all_told[0])


def _surname(told: _Told, article: Article) -> str:
    return told.person.of(article.text).split()[-1]


def _may_be_of(office: str, article: Article) -> bool:
    """Whether an office may be one of what its article is about: a minister is nobody's at a company."""
    rules = lexicon("offices")
    words = rules["of_a_topic_with"].get(office, ())
    return office in rules["of_the_topic"] or any(re.search(rf"\b{word}s?\b", article.text) for word in words)


def _in_full(name: str, sentences: Sequence[Sentence], article: Article) -> str:
    """A name as the first sentence goes on with it: "Tarn" of a title may be "Tarn Instruments"."""
    lead = next((one.span.of(article.text) for one in sentences if not one.is_heading), "")
    longer = re.search(rf"(?<!\w){re.escape(name)}(?: [A-Z][\w&’'-]*)+", lead)
    return longer[0].removesuffix("'s") if name and longer else name


def _all_told(article: Article, sentences: Sequence[Sentence], topic: str, stems: frozenset[str]) -> Iterator[_Told]:
    """All that the sentences say of who is in which office, each by itself."""
    spoken = dict(_spoken_of(article, sentences, stems))
    for sentence in sentences:
        text = sentence.span.of(article.text).replace("\n", " ")
        centre, is_meant = spoken[sentence.position]
        for pattern in _patterns() if is_prose(article, sentence) else ():
            for found in pattern.finditer(text):
                at = found.start("office")
                office, body = _office(found)
                behind = _behind().match(text[found.end("person") :]) if found.end() == found.end("person") else None
                is_of_nobody = behind is not None and not behind["body"]
                is_former = _not_in_it().search(text[max(0, at - _NEAR) : at]) is not None
                if not (is_former or is_of_nobody or _is_common(body, article)):
                    person = Span(*found.span("person")).shifted(sentence.span.start)
                    named = behind["body"] if behind else body
                    meant = centre.name if centre and is_meant else ""
                    is_other = (centre and _has_offices(centre)) or _is_of_another(text, at, topic, stems)
                    yield _Told(office, named or meant, not is_other, person, sentence)


def _spoken_of(
    article: Article, sentences: Sequence[Sentence], stems: frozenset[str]
) -> Iterator[tuple[int, tuple[Centre | None, bool]]]:
    """By position, for each sentence: whom its paragraph spoke of last, and whether it has a word for him."""
    for _, grouped in groupby(sentences, key=lambda one: one.paragraph):
        paragraph = list(grouped)
        texts = [one.span.of(article.text).replace("\n", " ") for one in paragraph]
        yield from zip((one.position for one in paragraph), spoken_of(texts, stems), strict=True)


def _is_of_another(text: str, at: int, topic: str, stems: frozenset[str]) -> bool:
    """Whether an office is "its", and its sentence is about another than the topic: "Elm Air grew; its chairman"."""
    if not text[:at].casefold().endswith(tuple(f"{owner} " for owner in lexicon("anaphora")["owners"])):
        return False
    own, _ = spoken_of((text, ""), stems)[1]
    return own is not None and own.name not in topic and topic not in own.name


def _has_offices(centre: Centre) -> bool:
    """Whether somebody was called what has offices of its own: a rival, a company."""
    return not centre.called.isdisjoint(lexicon("anaphora")["called_bodies"])


def _office(found: re.Match[str]) -> tuple[str, str]:
    """The office and the body that is named; "Finance" of "Finance director" is a part of the office."""
    office, body = found["office"].casefold(), re.sub(lexicon("offices")["before_body"], "", found["body"] or "")
    whole = f"{body} {office}".casefold()
    return (whole, "") if whole in lexicon("offices")["heads"] else (office, body)


def _is_common(body: str, article: Article) -> bool:
    """Whether a single word is no name, for the article writes it small, too: "Plant manager"."""
    if not body or " " in body:
        return False
    return re.search(rf"(?<![\w-]){re.escape(body.lower())}s?(?![\w-])", article.text) is not None


def _has_no_office(name: str, article: Article) -> bool:
    """Whether what an article is about is no body, as far as its name tells, and what is written behind that."""
    behind = (article.text[at.end() : at.end() + _NEAR] for at in re.finditer(re.escape(name), article.text))
    is_person = any(re.match(lexicon("offices")["life"], text) for text in behind)
    return is_person or name.rsplit(maxsplit=1)[-1].islower() or any(character.isdigit() for character in name)


def _has_left(surname: str, article: Article, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence tells that somebody left, or was there before."""
    name = rf"(?:[A-Z][\w’'.-]+ )*{re.escape(surname)}"
    left = [re.compile(pattern.replace("{name}", name)) for pattern in lexicon("offices")["left"]]
    naming = (text.replace("\n", " ") for one in sentences if surname in (text := one.span.of(article.text)))
    return any(pattern.search(text) for text in naming for pattern in left)


def _fact(article: Article, body: str, office: str, told: _Told) -> Fact:
    return Fact(
        id=f"{article.id}/office-{told.person.start}",
        article=article.id,
        subject=body,
        metric=office,
        value=Names((told.person.of(article.text).replace("\n", " "),)),
        quote=told.sentence.span,
        value_span=told.person,
        role="relation",
        origin="extracted",
        rule="office",
        confidence=office_confidence(is_named=bool(told.body)),
    )


@cache
def _patterns() -> Sequence[re.Pattern[str]]:
    rules = lexicon("offices")
    heads = "|".join(sorted(map(_either_case, rules["heads"]), key=len, reverse=True))
    filled = (rule.replace("{office}", f"(?:{heads})").replace("{name}", rules["name"]) for rule in rules["told"])
    return [re.compile(pattern) for pattern in filled]


def _either_case(head: str) -> str:
    """A pattern for an office that may begin a sentence, or be written in capitals as a whole: "CEO"."""
    first, rest = re.escape(head[0]), re.escape(head[1:])
    return rf"(?:[{first}{first.upper()}]{rest}|{re.escape(head.upper())})"


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(lexicon("offices")["behind"])


@cache
def _not_in_it() -> re.Pattern[str]:
    return re.compile(lexicon("offices")["not_in_it"])
