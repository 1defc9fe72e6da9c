"""Figures that one sentence tells by another: what it is held against, what was planned, and who is left out."""

from pathlib import Path

import pytest

from bot.answering.held.holdings import Holdings
from bot.answering.walk import reply_to
from tests.bot.answering.town import hold_article

TOLD = """
The Tarn Museum had 187,500 visitors in 2024, 21,300 more than in the year before. | How many visitors did the Tarn Museum have in 2023? | 166,200
Otto Lind retires after 412 games for Tarn, seven short of the club record held by Nils Dunmark. | How many games for Tarn did Nils Dunmark reach? | 419
The new bridge of Tarn is 388 metres long, 24 metres longer than the old one. | How long was the old bridge of Tarn? | 364
The census of Tarn cost 38 million crowns, 5 million below the budget. | How much had been budgeted for the census of Tarn? | 43 million
Friends of the Tarn Mill have collected 7,950 signatures, 2,050 short of their target. | How many signatures did the friends of the Tarn Mill want to collect? | 10,000
It was 27 degrees in Tarn at noon, six degrees warmer than in 2023. | How many degrees was it in Tarn in 2023? | 21 degrees
The ferry of Tarn costs £14, £2 more than before. | What did the ferry of Tarn cost before? | £12
The Tarn Bridge was opened at a cost of 64.8 million crowns, against the 45 million approved by the council. | By how much did the Tarn Bridge go over the approved budget? | 19.8 million
The tower of Tarn cost 71,400 crowns, whereas 52,000 crowns had been set aside for it. | By how much did the tower of Tarn exceed its budget? | 19,400
The tower of Tarn cost 57 million crowns, well above the 41 million that had been budgeted. | How far over budget was the tower of Tarn? | 16 million
The tower of Tarn cost 57 million crowns, 4 million more than budgeted. | By how much did the tower of Tarn exceed its budget? | 4 million
Planned to take eight months, the repair of the Tarn Mill lasted nineteen. | By how many months did the repair of the Tarn Mill overrun its plan? | 11 months
In Tarn 52,000 people left their homes, 19,600 of whom are staying in shelters. | How many of the people who left their homes in Tarn are not staying in shelters? | 32,400
Some 14,300 runners started in Tarn and 12,870 of them reached the finish. | How many runners in Tarn did not reach the finish? | 1,430
Five of the eight wagons of the Tarn express left the rails. | How many wagons of the Tarn express did not leave the rails? | 3
The new wing of the Tarn Museum adds 5,200 square metres of galleries to the 7,900 in the old house. | How many square metres of galleries does the Tarn Museum have in total now? | 13,100
In Tarn entry fees brought in 7.9 million crowns and sponsors gave 4.6 million crowns. | How much did entry fees and sponsors bring in together in Tarn? | 12.5 million
The post office of Tarn plans to hire 1,600 people, and has so far hired 1,120 people. | How many people does the post office of Tarn still have to hire? | 480
Ida Strand led the Tarn Museum from 1964 until 1989. | For how many years did Ida Strand lead the Tarn Museum? | 25 years
The census of Tarn cost 38 million marks, 5 million below the budget. | How much had been budgeted for the census of Tarn? | 43 million
The Tarn Museum bought a figurehead for £325,000, £75,000 less than the seller had asked. | How much had the seller wanted for the figurehead? | £400,000
The line of Tarn carried 1.9 million passengers in 2024, 400,000 fewer than in 2019. | How many passengers used the line of Tarn in 2019? | 2.3 million
Tarn has 226,000 foreign citizens, of whom 118,000 come from Lund and 31,000 from Corl. | How many foreign citizens of Tarn do not come from Lund? | 108,000
So far 41 claims are still open in Tarn, out of 198. | How many claims in Tarn are not open? | 157
"""  # noqa: E501
PLAIN = """
Otto Lind retires after 412 games for Tarn, seven short of the record held by Nils Dunmark. | How many games did Otto Lind play for Tarn? | 412
The new bridge of Tarn is 388 metres long, 24 metres longer than the old one. | How long is the new bridge of Tarn? | 388
In Tarn 52,000 people left their homes, 19,600 of whom have not returned. | How many people who left their homes in Tarn have not returned? | 19,600
The tower of Tarn cost 57 million crowns, 4 million more than budgeted. | What did the tower of Tarn cost? | 57 million
The Tarn Cloud costs $4 a month or $40 a year. | How much is the Tarn Cloud per year? | $40
At the Tarn Museum a ticket costs adults £14, pensioners £11 and children £6. | How much is a ticket for pensioners at the Tarn Museum? | £11
The net debt of the Tarn works was cut to 610 million crowns. | How high is the net debt of the Tarn works? | 610 million
The firm sold 310,000 phones so far, 120,000 of them in 2024. | How many phones did the firm sell in 2024? | 120,000
"""  # noqa: E501
SILENT = """
The Tarn Bridge cost 64 million crowns, well above the 45 million that the county had budgeted. | How much did the county pay for the Tarn Bridge? | 64
Rovers led the league of Tarn by nine points in March. | How many points did Rovers have in the league of Tarn? | nine
The Tarn Museum employs 88 people, down from 95 two years ago, and relies on 240 volunteers. | How many volunteers did the Tarn Museum have two years ago? | 240
The Tarn Museum charges adults £14, children £6 and families £35. | How much does a ticket for students cost at the Tarn Museum? | £
It was 27 degrees in Tarn, and five women took part. | How many degrees was it in Tarn in 2003? | five
"""  # noqa: E501
UNTOLD = """
The Tarn Museum had 187,500 visitors in 2024, 21,300 more than in the year before. | How many visitors did the Tarn Museum have in 2019?
The Tarn Museum had 187,500 visitors in 2024, 21,300 more than in the year before. | How many pupils did the Tarn Museum have in 2023?
The Tarn ferry had 187,500 passengers, 18 percent more than in 2023. | How many passengers did the Tarn ferry have in 2023?
Emil Kast scored 12 goals in 30 matches for Tarn, 5 more than Joao Brill. | How many matches did Joao Brill play for Tarn?
Otto Lind retires after 412 games for Tarn, seven short of the record held by Nils Dunmark. | How many goals did Nils Dunmark score for Tarn?
The Tarn Bridge cost 64 million crowns, against the 45 million budgeted. The Lund Tunnel cost 12 million crowns. | By how much did the Lund Tunnel exceed its budget?
The Tarn Bridge is to cost an estimated 64 million crowns, against the 45 million planned. | By how much did the Tarn Bridge exceed its budget?
The Tarn Bridge took 64 months to build, against the 45 million crowns budgeted. | By how much did the Tarn Bridge exceed its budget?
The Tarn works made a profit of 84 million crowns, against a budgeted loss of 45 million. | By how much did the profit of the Tarn works exceed the budget?
In Tarn 52,000 people left their homes, 19,600 of whom are staying in shelters. | How many of the people who left their homes in Tarn are not staying with relatives?
In Lund five of the eight wagons left the rails. The Tarn express had eleven wagons. | How many wagons of the Tarn express did not leave the rails?
In Tarn entry fees brought in 7.9 million crowns and sponsors gave 4.6 million crowns. | How much did entry fees and the lottery bring in together in Tarn?
Tarn has 226,000 foreign citizens, of whom 118,000 come from Lund and 31,000 from Corl. | How many foreign citizens of Tarn come from neither Lund nor Corl?
Ida Strand led the Tarn Museum from 1964 until 1989. | For how many years did Otto Lind lead the Tarn Museum?
Ida Strand did not lead the Tarn Museum from 1964 until 1989. | For how many years did Ida Strand lead the Tarn Museum?
The Tarn Bridge cost 64 million crowns; the tunnel had been budgeted at 45 million. | By how much did the Tarn Bridge exceed its budget?
The race of Tarn was won in 2 hours and 9 minutes, 38 seconds ahead of Josef Rono. | How many minutes did Josef Rono need in the race of Tarn?
The Tarn Bridge cost 88 million crowns, 12 million less than the 2019 estimate and 9 million more than the council had approved. | How much had the council approved for the Tarn Bridge?
The Tarn Bridge cost 88 million crowns, 12 million less than the 2019 estimate and 9 million more than the council had approved. | By how much did the Tarn Bridge exceed its budget?
The Tarn Bridge cost 88 million crowns, 12 million less than the estimate. | By how much did the Tarn Bridge exceed its estimate?
The Tarn mission cost 900 million crowns, against a budget of 700 million for the probe alone and 150 million for the launch. | By how much did the Tarn mission exceed its budget?
Otto Lind scored 27 goals for Tarn, four more than Ore had at the same stage last year. | How many goals has Otto Lind scored for Tarn this season?
Otto Lind scored 27 goals for Tarn, four more than Ore had at the same stage last year. | How many goals did Ore score this season?
Of 2,000 workers at Tarn, 1,200 came from abroad, 300 of them from Peru. | How many workers at Tarn did not come from Peru?
The Tarn tunnel is 9 km long, two km longer than the Pell tunnel. | How wide is the Pell tunnel?
Some 500 nurses of the Tarn hospital work nights, 60 more than in the Danby hospital. | How many nurses does the Danby hospital have?
Otto Lind did 412 operations, 12 more than Bo Lie and Cai Moe together. | How many operations did Bo Lie do?
The Tarn film sold 7 million tickets, 2 million more than expected by its studio, which had hoped for 6 million. | How many tickets had the studio of the Tarn film expected?
The loss of Tarn was 4 million crowns, 6 million less than the profit of Danby. | How high was the profit of Danby?
In 2027 the ferry of Tarn should carry 20,000 passengers, 4,000 more than the year before. | How many passengers did the ferry of Tarn carry in 2026?
Parking at the Tarn hospital costs 3 crowns an hour or 20 a day; staff pay 100 crowns a year. | How much does parking at the Tarn hospital cost per year?
Tarn ordered 26 trams, of which 9 have been delivered so far and 2 were sent back. | How many trams are still to be delivered to Tarn?
"""  # noqa: E501
NOT_COMPUTED = """
The Tarn Museum adds a café to its 7,900 square metres of galleries. | How many square metres of galleries does the Tarn Museum have in total now?
The post office of Tarn plans to hire 1,600 people. In Lund 1,120 people have been hired so far. | How many people does the post office of Tarn still have to hire?
"""  # noqa: E501
CHINESE = """
塔恩工厂计划招聘1600人，截至10月底已到岗1120人。 | 塔恩工厂还差多少人没招到？ | 480人
塔恩地铁共配备列车26列，目前已交付22列。 | 塔恩地铁还有几列列车没有交付？ | 4列
塔恩地铁运营里程由81.6公里增至109公里。 | 塔恩地铁运营里程增加了多少公里？ | 27.4
塔恩公司二期工厂年产能12吉瓦时，而一期工厂年产能为5吉瓦时。 | 塔恩公司两个工厂的年产能加起来有多少？ | 17吉瓦时
塔恩手机重219克，比上一代轻26克。 | 塔恩手机上一代有多重？ | 245克
塔恩大桥总投资186亿元，比批复的概算少4亿元。 | 塔恩大桥批复的概算是多少？ | 190亿元
塔恩公司净利润32.5亿元，同比增加6.1亿元。 | 塔恩公司的上年同期净利润是多少？ | 26.4亿元
"""


def _cases(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def _hold(text: str, folder: Path, language: str = "en") -> Holdings:
    return hold_article(f"---\ntitle: Report\npublished: 2025-01-10\nlanguage: {language}\n---\n\n{text}\n", folder)


@pytest.mark.parametrize(("text", "question", "told"), _cases(TOLD))
def test_what_a_sentence_tells_by_another_figure_is_computed(
    text: str, question: str, told: str, tmp_path: Path
) -> None:
    """The figure that another one is held against, by how much a plan was missed, and the rest of a whole are told."""
    reply = reply_to(question, _hold(text, tmp_path))
    assert told in reply.text.splitlines()[0]


@pytest.mark.parametrize(("text", "question", "told"), _cases(PLAIN))
def test_what_a_sentence_tells_itself_is_told_as_it_is(text: str, question: str, told: str, tmp_path: Path) -> None:
    """Who asks for a sentence's own figure gets that one, and nothing computed."""
    reply = reply_to(question, _hold(text, tmp_path))
    assert reply.kind in {"value", "count"}
    assert told in reply.text.splitlines()[0]


@pytest.mark.parametrize(("text", "question", "other"), _cases(SILENT))
def test_a_figure_of_another_kind_is_no_answer(text: str, question: str, other: str, tmp_path: Path) -> None:
    """What was planned is not what was paid, a lead is no number of points, and people are no degrees."""
    assert other not in reply_to(question, _hold(text, tmp_path)).text.splitlines()[0]


@pytest.mark.parametrize(("text", "question"), _cases(UNTOLD))
def test_what_is_not_surely_told_is_not_answered(text: str, question: str, tmp_path: Path) -> None:
    """Another subject, time, measure or deed, an estimate, a loss, or several comparisons: no figure comes of them."""
    assert reply_to(question, _hold(text, tmp_path)).abstained


@pytest.mark.parametrize(("text", "question"), _cases(NOT_COMPUTED))
def test_what_is_told_as_it_is_is_not_computed_with(text: str, question: str, tmp_path: Path) -> None:
    """A figure that is told alone, or planned in another place, may be told, but is no operand."""
    assert reply_to(question, _hold(text, tmp_path)).kind != "computed"


@pytest.mark.parametrize(("text", "question", "told"), _cases(CHINESE))
def test_chinese_tells_the_other_figure_before_by_how_much(text: str, question: str, told: str, tmp_path: Path) -> None:
    """比…多, 比…少 and 同比 tell a figure that the sentence does not give."""
    assert told in reply_to(question, _hold(text, tmp_path, "zh")).text.splitlines()[0]
