"""English figures are read exactly: value, digits, unit and bound, at their exact place, and names are left alone."""

from decimal import Decimal

import pytest

from corpus.quantities import read_quantities
from corpus.quantities.measures import whole_measure
from tests.corpus.quantities.only import only


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost 12 yuan.", "12", "CNY"),
        ("It cost 12.50 US dollars.", "12.50", "USD"),
        ("It cost US$30.7 billion.", "30700000000", "USD"),
        ("It cost $1.2bn.", "1200000000", "USD"),
        ("It cost £95m.", "95000000", "GBP"),
        ("It cost 5 million pounds.", "5000000", "GBP"),
        ("It weighs 150 pounds.", "150", "pound"),
        ("It cost HK$40.", "40", "HKD"),
        ("It cost hk $ 40.", "40", "HKD"),
        ("It is a $40 note.", "40", "USD"),
        ("It cost RMB 3.4 billion.", "3400000000", "CNY"),
        ("It cost Rs 500 crore.", "5000000000", "INR"),
        ("It cost 300 euros.", "300", "EUR"),
        ("It grew by 8.94%.", "8.94", "percent"),
        ("It grew by ten per cent.", "10", "percent"),
        ("It fell by -3.5 %.", "-3.5", "percent"),
        ("It gained 2.8 percentage points.", "2.8", "percentage_point"),
        ("It gained 25 basis points.", "25", "basis point"),
        ("A capacity of 12,000 cubic metres per second.", "12000", "cubic metre per second"),
        ("An area of 350 km2.", "350", "square kilometre"),
        ("An area of 350 square kilometers.", "350", "square kilometre"),
        ("A tunnel of 57.1 km.", "57.1", "kilometre"),
        ("A wind of 120 km/h.", "120", "kilometre per hour"),
        ("A load of 40 tonnes.", "40", "tonne"),
        ("It reached 41.5 °C.", "41.5", "degree Celsius"),
        ("It took 36 hours.", "36", "hour"),
        ("A 100-metre wall.", "100", "metre"),
        ("A five-year programme.", "5", "year"),
        ("It made 1.5 billion kWh.", "1500000000", "kilowatt-hour"),
        ("It holds 100k people.", "100000", "person"),
        ("They counted 2,183 small bakeries in the town.", "2183", "bakery"),
        ("They counted 38 ship-to-shore transfers.", "38", "transfer"),
        ("The town has 13 sub-funds.", "13", "sub-fund"),
        ("The club runs 3 sports centres.", "3", "centre"),
        ("It licensed 15 Class II silent engines.", "15", "engine"),
        ("Some 1,00,000 children came.", "100000", "child"),
        ("They have 12 buses and a ferry.", "12", "bus"),
        ("The street had one bakery.", "1", "bakery"),
        ("A dozen eggs broke.", "12", "egg"),
        ("Twenty-one goals fell.", "21", "goal"),
        ("Half a million people came.", "500000", "person"),
        ("One and a half million people came.", "1500000", "person"),
        ("Three hundred and five geese flew.", "305", "goose"),
        ("One million two hundred thousand trees fell.", "1200000", "tree"),
        ("It rose by five point seven percent.", "5.7", "percent"),
        ("The trillion-yuan mark is near.", "1000000000000", "CNY"),
    ],
)
def test_a_figure_has_its_exact_value_and_its_unit(text: str, value: str, unit: str) -> None:
    """Separators, scales, number words and currencies end in one exact value and one canonical unit."""
    quantity = only(text)

    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("over 40 boats", ">"),
        ("more than 40 boats", ">"),
        ("set to surpass the 40-metre mark", ">"),
        ("nearly 40 boats", "~"),
        ("about 40 boats", "~"),
        ("an estimated 40 boats", "~"),
        ("at least 40 boats", ">="),
        ("40+ boats", ">="),
        ("not more than 40 boats", "<="),
        ("up to 40 boats", "<="),
        ("less than 40 boats", "<"),
        ("under 40 boats", "<"),
        ("exactly 40 boats", "="),
        ("the 40 boats", "="),
    ],
)
def test_a_bound_is_the_figures_operator(text: str, operator: str) -> None:
    """The word that bounds a figure becomes its operator and belongs to its span."""
    quantity = only(text)

    assert quantity.operator == operator
    assert quantity.value == 40
    if operator in {"~", ">", "<", "<="}:
        assert quantity.surface.split()[0] in text.split()
        assert not quantity.surface[0].isdigit()


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 3 and 5 million people", "3000000", "5000000", "person"),
        ("3-5 million dollars", "3000000", "5000000", "USD"),
        ("$300 to $500 million", "300000000", "500000000", "USD"),
        ("10 to 12 percent", "10", "12", "percent"),
        ("20–30 km", "20", "30", "kilometre"),
    ],
)
def test_a_range_has_two_ends(text: str, low: str, high: str, unit: str) -> None:
    """Both ends of a range share the scale and the unit that the second writes."""
    quantity = only(text)

    assert (quantity.value, quantity.value_high, quantity.unit) == (Decimal(low), Decimal(high), unit)


def test_a_change_from_one_level_to_another_is_no_range() -> None:
    """A change from one figure to another is two figures with one unit, never one range, and never their mean."""
    assert [
        (figure.value, figure.value_high, figure.unit) for figure in read_quantities("It rose from 20 to 30 percent.")
    ] == [
        (Decimal(20), None, "percent"),
        (Decimal(30), None, "percent"),
    ]
    levels = read_quantities("It rose from 20.5 billion yuan in 2021 to 30 billion yuan in 2024.")
    assert [figure.value for figure in levels] == [Decimal(20500000000), Decimal(30000000000)]


@pytest.mark.parametrize(
    ("text", "value", "shape"),
    [
        ("It grew 5.59 times.", "5.59", "multiple"),
        ("It is 5x faster.", "5", "multiple"),
        ("It came in third place.", "3", "ordinal"),
        ("It ranked 3rd.", "3", "ordinal"),
        ("It opened its one hundred and fiftieth bakery.", "150", "ordinal"),
        ("It was the one millionth loaf.", "1000000", "ordinal"),
        ("It was a twenty-third loaf.", "23", "ordinal"),
        ("It was the two hundred twenty-fifth loaf.", "225", "ordinal"),
        ("It sold one hundredth of the bread.", "0.01", "share"),
        ("It is No. 7 in the list.", "7", "ordinal"),
        ("Among the top 20 harbours.", "20", "ordinal"),
        ("Half of the boats sank.", "0.5", "share"),
        ("A quarter of the boats sank.", "0.25", "share"),
        ("Three quarters of the boats sank.", "0.75", "share"),
        ("1/2 of the boats sank.", "0.5", "share"),
    ],
)
def test_ranks_shares_and_multiples_are_no_amounts(text: str, value: str, shape: str) -> None:
    """What a figure is for shows in its shape."""
    quantity = only(text)

    assert (quantity.value, quantity.shape) == (Decimal(value), shape)


@pytest.mark.parametrize(
    "text",
    [
        "Class III",
        "a Class 1 drug",
        "type 2 diabetes",
        "CD19",
        "GLP-1",
        "GLP - 1",
        "the S&P 500",
        "(02591.HK)",
        "36Kr",
        "as shown [28]",
        "the 3F products",
        "COVID-19",
        "an A320",
        "see https://example.org/2021/40?x=7",
        "on 2021-05-12",
        "in 2024",
        "Apollo 11",
        "at 10:30 a.m.",
        "version 2.0.1",
        "open 24/7",
        "page 3",
        "from 192.168.1.20",
        "call 555-010-4477",
        "the Five-Year Plan",
        "phase 3 trials",
        "from 2021 to 2024",
        "in May 2021",
        "a one-sided match",
        "the 1990s",
        "5G",
        "under ASC 740",
        "First, it rained.",
        "one of them",
        "two of them",
        "no one",
        "the one that sank",
        "one another",
    ],
)
def test_names_dates_and_pronouns_are_no_figures(text: str) -> None:
    """A name that holds a number, a date, and "one" for somebody are not quantities."""
    assert read_quantities(f"We met {text}") == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It costs $5/share.", "5", "USD"),
        ("It costs 40 Czech crowns.", "40", "CZK"),
        ("It costs 12 million kroner.", "12000000", "krone"),
        ("It has 1.250.000 readers.", "1250000", "reader"),
        ("It took two-and-a-half years.", "2.5", "year"),
        ("It grew by 12 thousandths.", "0.012", ""),
        ("It fell by -1/2 today.", "-0.5", ""),
        ("It weighs 1 and 2/5 tonnes.", "1.4", "tonne"),
        ("usd 10", "10", "USD"),
        ("10m euros", "10000000", "EUR"),
        ("5 billion us$", "5000000000", "USD"),
        ("20 euros and 5 cents", "20.05", "EUR"),
        ("3 pounds and 20 pence", "3.20", "GBP"),
        ("5 yuan 3 jiao", "5.30", "CNY"),
        ("40 Gambian dalasis", "40", "GMD"),
        ("half a percentage point", "0.5", "percentage_point"),
        ("a quarter of a mile", "0.25", "mile"),
        ("half an hour", "0.5", "hour"),
        ("2,5 percent", "2.5", "percent"),
        ("seven-hundred and thirty two", "732", ""),
        ("two million, three hundred thousand people", "2300000", "person"),
        ("one and half dozen", "18", ""),
        ("the twenty-third president", "23", ""),
        ("a 180-seat aircraft", "180", "seat"),
        ("421 parts per million", "421", "part per million"),
        ("300 people lies", "300", "person"),
        ("net sales of MSEK 1,234", "1234000000", "SEK"),
        ("a loss of SEKm 45", "45000000", "SEK"),
        ("sales of EUR million 12.3", "12300000", "EUR"),
        ("a result of $-10", "-10", "USD"),
        ("It costs €10,50.", "10.50", "EUR"),
        ("It costs 1.000,50 €.", "1000.50", "EUR"),
        ("It rose 3,25%.", "3.25", "percent"),
        ("1 yuan 5 jiao 2 fen", "1.52", "CNY"),
        ("Hong Kong dollars 500", "500", "HKD"),
        ("a hundred dollars", "100", "USD"),
        ("1 234 567 people", "1234567", "person"),
    ],
)
def test_forms_that_texts_write_now_and_then(text: str, value: str, unit: str) -> None:
    """Strokes behind a price, points among thousands, parts in digits and words, money of several countries."""
    (figure,) = read_quantities(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_a_list_that_only_commas_part_is_several_figures() -> None:
    """The law: numbers too short to be thousands stay apart, as do the words of a chain."""
    assert [figure.value for figure in read_quantities("Exercises 22,24,31 follow.")] == [22, 24, 31]
    assert [figure.value for figure in read_quantities("They played four-four-two.")] == [4, 4, 2]
    assert read_quantities("It has 12,34 in all.") == ()


def test_a_minus_apart_from_its_figure_counts_only_where_nothing_else_stands() -> None:
    """The law: "- 3" alone is less than nothing, but the dash of a list's entry takes nothing away."""
    assert [figure.value for figure in read_quantities("- 1 4/5")] == [Decimal("-1.8")]
    assert [figure.value for figure in read_quantities("- 5 apples")] == [5]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It made 900\ntonnes of paper.", "900", "tonne"),
        ("It rose 5\npercent.", "5", "percent"),
        ("It paid 9 million\neuros for it.", "9000000", "EUR"),
        ("It drew 9,000\nvisitors.", "9000", "visitor"),
        ("It rose 3.5 percentage\npoints.", "3.5", "percentage_point"),
    ],
)
def test_a_figure_keeps_its_unit_across_the_line_end_of_wrapped_text(text: str, value: str, unit: str) -> None:
    """The law: a line that was wrapped by hand parts no figure from its unit, and the offsets hold."""
    (figure,) = read_quantities(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)
    assert figure.span.of(text) == figure.surface


@pytest.mark.parametrize(
    "text",
    [
        "It made 900\n\ntonnes",
        "It made 900\n- tonnes",
        "1. It made 900\n2. tonnes",
        "| 900 |\n| tonnes |",
        "900\nTonnes",
    ],
)
def test_a_unit_never_comes_from_another_entry_or_paragraph(text: str) -> None:
    """The law: entries of lists, rows, headings and paragraphs end a figure."""
    (figure,) = read_quantities(text)
    assert (figure.value, figure.unit) == (Decimal(900), "")


def test_an_address_of_a_machine_is_no_number() -> None:
    """Four groups of at most 255 are no thousands."""
    assert read_quantities("It answers at 192.168.100.200 only.") == ()


def test_a_figure_that_leaves_out_its_unit_has_that_of_the_one_before() -> None:
    """The law: what a figure is compared with is of the same unit, where only the first of both writes it."""
    first, second = read_quantities("a profit of 663 million euros, up from 170 million a year earlier")
    assert (second.value, second.unit) == (Decimal(170_000_000), first.unit)
    apart = read_quantities("It cost 30 euros. Then it had sold 12, up from 9.")
    assert [figure.unit for figure in apart] == ["EUR", "", ""]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("She ran 2 hours 28 minutes and 19 seconds.", "2 hours 28 minutes and 19 seconds"),
        ("He is 6 ft 2 in tall.", "6 ft 2 in"),
        ("They talked for 2 hours, over 30 minutes more than planned.", "2 hours"),
        ("It has 4 rooms and 2 doors.", "4 rooms"),
        ("It took three days and two years went by.", "three days"),
    ],
)
def test_a_measure_in_several_units_is_one(text: str, whole: str) -> None:
    """The law: the smaller units right behind a figure tell the rest of it, and no other figures do."""
    figures = read_quantities(text)
    assert whole_measure(figures[0], figures, text).of(text) == whole


def test_inches_behind_feet_need_not_be_glued() -> None:
    """The law: "in" is a unit where it is glued to its figure, and behind a figure in feet."""
    assert [figure.unit for figure in read_quantities("He is 6 ft 2 in tall.")] == ["foot", "inch"]
    assert [figure.unit for figure in read_quantities("They won 6 times, 2 in a row.")] == ["", ""]


def test_a_score_behind_a_name_is_two_figures() -> None:
    """The law: a name makes the number behind it a name, but not the first of two that a dash joins."""
    figures = read_quantities("Arsenal beat Chelsea 3-1 at home")
    assert [figure.value for figure in figures] == [3, 1]
