"""What a sentence has spoken of so far: of it are the figures that name nothing themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.extraction.chinese.clauses import Clause, word, words_of
from corpus.extraction.chinese.owners import Owner, stands_for
from corpus.extraction.chinese.wording import without_fillers, without_periods

_LONGEST_NAME = 20
_STEM = 2
"""Characters with which the names begin that a place gives."""
_SHORTEST_TOLD = 4
"""Characters of the shortest clause that tells of somebody."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words before a figure say it is."""

    owner: Owner
    kind: str = "level"
    is_sure: bool = True


@dataclass(slots=True)
class Spoken:
    """Whom and what the clauses before have named."""

    topic: str
    named: str
    """Whose the next figures are where they name nobody; the topic, where nobody was named."""
    is_lost: bool = False
    """Whether somebody was spoken of who is not known, so that what names nobody may be his."""
    owner: Owner | None = None
    is_sure: bool = True
    """Whether that owner was read without a doubt."""
    unit: str = ""
    """Of the figure of that owner."""
    share: Told | None = None
    """The share that was told last, of which the next points may be."""
    levels: list[Told] = field(default_factory=list)
    """What was told of levels since the last semicolon."""

    def begin_anew(self) -> None:
        """A semicolon: what was named before it is no longer spoken of."""
        self.is_lost = self.is_lost or self.named != self.topic
        self.owner, self.named = None, self.topic
        self.levels.clear()

    def remember(self, told: Told, unit: str, said: str) -> None:
        """What the next figures may be of, and whose they are where they name nobody.

        Args:
            told: of the figure that was read last.
            unit: of that figure.
            said: its clause.
        """
        if told.kind == "share":
            self.share = told
            return
        self.share = None
        self.owner, self.is_sure = told.owner, told.is_sure
        if told.kind not in {"up", "down"}:
            self.levels.append(told)
            self.unit = unit
        if word("among") not in said and self.topic in told.owner.scope and not self._is_name(told.owner.subject):
            self.named, self.is_lost = self.topic, True  # what is told next may be of the part, or of the whole
        elif told.owner.is_whole and told.is_sure and word("among") not in said:
            self.named, self.is_lost = told.owner.subject, False
        elif not told.is_sure and (told.owner.is_whole or told.owner.metric.startswith(words_of("stand_ins"))):
            self.is_lost = True

    def _is_name(self, subject: str) -> bool:
        """Whether a subject owns what is told next: 青陵港 and 岚峰公司 do, 全县茶园 does not."""
        return subject.endswith(words_of("bearers")) or subject.startswith(self.topic[:_STEM])

    def remember_in_turn(self, told: Sequence[Told]) -> None:
        """What is told in turn leaves levels that may be told more of in turn, and no one owner."""
        self.owner = self.share = None
        self.levels.extend(one for one in told if one.kind == "level")

    def pass_over(self, text: str, clause: Clause) -> None:
        """A clause without a figure: a name of which the next ones speak, or somebody who is not known."""
        name = _name_of(text, clause)
        if name and not name.endswith(word("aspect")):
            self.owner, self.named, self.is_lost = None, name, False
        elif _tells(text, clause, self.topic):
            self.is_lost = True


def _name_of(text: str, clause: Clause) -> str:
    """The name with which a clause begins that has no figure: "临洲晶澜科技有限公司是……"."""
    said = without_periods(text, clause, clause.span.start, clause.span.end)
    ends = [at for one in words_of("after_names") if (at := said.find(one)) > 1]
    name = without_fillers(said[: min(ends)]) if ends else ""
    is_name = 1 < len(name) <= _LONGEST_NAME and not name.endswith(words_of("no_names"))
    is_name = is_name and not name.startswith(words_of("pronouns"))  # 其位于匈牙利的工厂
    return name if is_name else ""


def _tells(text: str, clause: Clause, topic: str) -> bool:
    """Whether a clause without a figure tells of somebody: 新能源汽车产销两旺."""
    said = without_fillers(without_periods(text, clause, clause.span.start, clause.span.end))
    stand_in = next((one for one in words_of("stand_ins") if said.startswith(one)), "")
    is_its_own = stand_in not in words_of("possessives") and word("of") not in said  # and not 公司在印尼的新工厂
    is_aside = said.endswith(words_of("asides")) or (is_its_own and stands_for(stand_in, topic))
    return len(said) >= _SHORTEST_TOLD and not is_aside
