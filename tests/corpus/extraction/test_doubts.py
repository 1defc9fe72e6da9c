"""Laws of doubt: a reading that may be wrong answers nothing, and the same one without the doubt answers."""

import pytest

from corpus.article import Article
from corpus.dates import PartialDate
from corpus.extraction.confidence import GATE
from corpus.extraction.extract import extract_facts
from corpus.quantity import Quantity
from corpus.spans import Span


def _answering(text: str, title: str = "Alder", language: str = "en") -> list[tuple[str, str, str]]:
    """Subject, metric and surface of each fact that may answer."""
    article = Article("alder", text, Span(0, len(text)), title, language, published=PartialDate(2024, 7, 1))
    facts = [fact for fact in extract_facts(article) if fact.confidence >= GATE]
    return [(fact.subject, fact.metric, fact.value.surface) for fact in facts if isinstance(fact.value, Quantity)]


@pytest.mark.parametrize(
    ("doubtful", "sound"),
    [
        ("In 2023 the Review ranked Alder Mills ninth.", "In 2023 Alder Mills ranked ninth."),
        ("Filming lasted four hours and five minutes.", "Filming lasted four hours."),
        ("The lamp weighs 12 kilograms less than the other.", "The lamp weighs 12 kilograms."),
        ("The hands worked for $900.", "The lamp sells for $900."),
        ("Analysts counted 900 lamps in 2023.", "Alder Mills counted 900 lamps in 2023."),
        ("Alder bought Bexley. The company has 640 employees.", "Alder makes lamps. The company has 640 employees."),
        ("Alder bought Bexley. It makes 640 lamps.", "Alder grows. It makes 640 lamps."),
        (
            "Alder makes lamps. Cargo bikes sold well. The average price was 40 euros.",
            "Alder makes lamps. The average price was 40 euros.",
        ),
        (
            "Alder has over 6,000 items from Africa, Britain, Europe and Asia.",
            "Alder has over 6,000 items from Africa.",
        ),
        ("In 2023 the mill, which cost $80 million, was sold.", "The mill cost $80 million."),
        ("The Review listed it as the best book of 2019, selling 90,000 copies.", "Alder sold 90,000 copies in 2019."),
        ("Nurses treat 80% of the people who visit.", "Nurses treat 80% of the people."),
        ("The singer is Rhys, whose channel has 62,000 subscribers.", "Alder has 62,000 subscribers."),
        ("The jackpot rolled over 18 times.", "The jackpot paid $18 million."),
        ("Clerks who manage risk and duties earned $324,000 in 2023.", "Clerks earned $324,000 in 2023."),
        ("Alder launched a phone in May. It costs $799.", "Alder is a phone. It costs $799."),
        ("Alder Mills began in 1939, but employed 130,000 people.", "In 1939 Alder Mills employed 130 people."),
        ("No player of Alder Mills scored 50 goals.", "Alder Mills scored 50 goals."),
        ("In 1540 Alder Mills issued a coin, weighing 11 grams.", "The coin weighs 11 grams."),
        ("Filming began in May 2019 and lasted seven months.", "Filming lasted seven months."),
        ("It was built in Elm Bay, Oakland, which employs 900 workers.", "Oakland employs 900 workers."),
        ("The distance between Elm and Oakland is 38 kilometres.", "The length of Alder Bridge is 38 metres."),
        ("I sold 90 copies of my book.", "Alder Mills sold 90 copies."),
        ("Rhys Vale wishes that she was 30 years old.", "Rhys Vale is 30 years old."),
        ("A sewer runs only four feet under the street.", "A sewer runs four miles."),
        ("The oldest was 1.9 metres tall.", "The mast was 1.9 metres tall."),
        ("Other cats weigh 4 kilograms.", "Alder weighs 4 kilograms."),
        ("They're priced around $83.", "The lamp is priced around $83."),
        ("Alder has three counties in which most speak Welsh.", "Alder has three counties."),
        ("In Elm, where Alder has six plants, it rains.", "Alder has six plants."),
        ("Parking costs £2.80 for two hours.", "Parking costs £2.80."),
        ("Wind power supplied 30 percent of its demand.", "Wind power supplied 30 percent of the demand."),
        ("On 22 October 2023 Alder reported revenue of $6 million.", "In 2023 Alder had revenue of $6 million."),
        (
            "In May 2024 barley fared better: the crop of Elm rose to 90 tonnes.",
            "In May 2024 the crop of Elm rose to 90 tonnes.",
        ),
        ("The premium of Alder is up 22 percent in two years.", "The premium of Alder is up 22 percent in 2024."),
        ("In 2023 the rate of Alder edged up to 5.3 percent.", "In 2023 the rate of Alder edged up by 5.3 percent."),
        (
            "Alder will raise premiums by 9 percent in January.",
            "Alder will raise premiums by 9 percent in January 2025.",
        ),
        ("In 2023 Alder Mills ranked ninth with 102.", "In 2023 Alder Mills ranked ninth."),
        ("Alder spent 96 million euros on six players.", "Alder spent 96 million euros on players."),
        ("Alder will spend £1 billion on roads from 2028.", "Alder will spend £1 billion on roads in 2028."),
        ("Alder won its title in May and scored 79 goals.", "Alder scored 79 goals in May."),
        ("Turkey sent 180 men with 14 dogs.", "Turkey has 14 dogs."),
        ("A flat there costs 24,800 crowns.", "A flat in Lesk costs 24,800 crowns."),
        ("He moved when Rhys was 7 years old.", "Rhys is 7 years old."),
        ("The water of Lake Orra, which covers 40 hectares, froze.", "Lake Orra, which covers 40 hectares, froze."),
        ("Alder has 31 towers of more than 100 metres.", "Alder has 31 towers of brick."),
        ("Alder Mills can carry 2,300 passengers.", "Alder Mills carried 2,300 passengers."),
        (
            "Local efforts cut the number of fires by 12% in 2023.",
            "Alder Mills cut the number of fires by 12% in 2023.",
        ),
        ("Rhys ran 100 metres in 11 seconds.", "The bridge ran 100 metres."),
        ("Rhys won the 5,000 metres.", "The bridge ran 5,000 metres."),
        ("Alder Mills bought Elm Steel. It has 640 workers.", "Alder Mills grew in Oakland. It has 640 workers."),
        ("Alder Mills played against Elm. It has 640 workers.", "Alder Mills played. It has 640 workers."),
        ("Alder Mills closed its plant. It has 640 workers.", "Alder Mills closed in May. It has 640 workers."),
        ("Alder Mills was bought by Elm Steel. It has 640 workers.", "Alder Mills was bought. It has 640 workers."),
        ("Analysts saw growth of 8% in 2023.", "Alder Mills saw growth of 8% in 2023."),
        ("The Dutch company has 640 workers.", "The Elm Bridge company has 640 workers."),
        (
            "It will close its mill, which has 230 workers, in June 2025.",
            "It will close the mill, which has 230 workers.",
        ),
        ("Alder Mills will cut 300 jobs in May 2024.", "Alder Mills will cut 300 jobs in May 2025."),
        ("In 2022 Alder Mills sold 8,000 beds in May.", "Alder Mills sold 8,000 beds in May 2022."),
        ("Alder's manager Ann Rhys was 12.2%.", "Alder's rate was 12.2%."),
        ("Through March, sales of Alder Mills fell 3%.", "In March, sales of Alder Mills fell 3%."),
    ],
)
def test_what_may_be_a_strangers_answers_nothing(doubtful: str, sound: str) -> None:
    """Who gives a rank, what is only a part, what belongs to a list, a relative clause or an object."""
    assert _answering(doubtful) == []
    assert len(_answering(sound)) == 1


def test_a_measure_that_in_names_is_that_measure() -> None:
    """What is "700 feet in length" has a length, and is no level of the thing."""
    assert _answering("The bridge is 700 feet (213 m) in length.") == [("bridge", "length", "700 feet")]
    assert _answering("The mirror is 6.5 metres across.") == [("mirror", "width", "6.5 metres")]


@pytest.mark.parametrize(
    ("doubtful", "sound"),
    [
        ("在临洲市的观点中，球体包含了四种元素。", "临洲市有四家医院。"),
        ("例如，临洲市失业率为5.3%。", "临洲市失业率为5.3%。"),
        ("他们还夺得了临洲市的冠军以及两次金牌。", "临洲市拥有两家博物馆。"),
        ("临洲市的医院坐落在面积达358亩的校园内。", "临洲市的面积达358平方公里。"),
        ("2018年，2019年和2020年临洲市人口减少了10%。", "2020年临洲市人口减少了10%。"),
    ],
)
def test_a_chinese_statement_cut_in_the_wrong_place_answers_nothing(doubtful: str, sound: str) -> None:
    """Words of a clause are no owner, an example is no fact, and a list of years is no year."""
    assert _answering(doubtful, "临洲市概况", "zh") == []
    assert len(_answering(sound, "临洲市概况", "zh")) == 1


def test_what_two_own_together_is_not_given_to_the_second_of_them() -> None:
    """The law: where "and" stands before an owner, it is one of two, and the other one was not read."""
    assert _answering("Solar's share of global output has risen from 5% in 2020 to 8% in 2023.")
    assert not _answering("That meant wind and solar's share of global output has risen from 5% in 2020 to 8% in 2023.")
    assert (
        len(_answering("In 2023, the exports of oak boards and planed oak boards rose by 4% and 9% respectively.")) > 1
    )


def test_what_things_did_to_their_own_is_theirs() -> None:
    """The law: what no name did to something is told of somebody else, unless it is its own."""
    assert not _answering("Global efforts reduced malaria deaths by 62% in 2023.")
    assert _answering("In 2023, Tarnland's three steel mills raised their output by 8.5%.")


def test_each_share_of_two_says_by_what_it_is_measured() -> None:
    """By number and by value one whole falls into other shares, and neither is the share."""
    text = "Alder Mills took 35% of contracts by number and 47% by value. Alder Mills made up 12% of sales by volume."
    article = Article("alder", text, Span(0, len(text)), "Alder Mills", "en", published=PartialDate(2024, 7, 1))
    told = [(fact.value_span.of(text), fact.scope) for fact in extract_facts(article) if fact.value_span]
    assert told == [("35%", ("by number",)), ("47%", ("by value",)), ("12%", ("by volume",))]


def test_a_list_of_shares_gives_each_to_the_name_before_it() -> None:
    """In a list that names its verb once, a figure is nobody's but that of the name before it."""
    told = _answering("In 2023 Europe took 38% of shipments, North America 27%, East Asia 24% and Africa 3%.")
    assert [(name, figure) for name, _, figure in told] == [
        ("Europe", "38%"), ("North America", "27%"), ("East Asia", "24%"), ("Africa", "3%"),
    ]  # fmt: skip
    more = _answering("In 2023 Alder Mills took 38% of shipments, nearly double last year's 20%, and a further 5%.")
    assert [figure for *_, figure in more] in ([], ["38%"])
