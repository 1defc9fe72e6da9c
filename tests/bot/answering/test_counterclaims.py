"""No, from a sentence that tells another outcome; and all the sentences that tell none."""

import pytest

from tests.bot.answering.town import Ask


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The Orlby dam was said to be weak, but it held.", "Did the Orlby dam burst?"),
        ("The council rejected the plan for a tramway.", "Was the plan for a tramway approved?"),
        ("The motion on the tramway was voted down.", "Did the motion on the tramway pass?"),
        ("The fare for the ferry stays at 4 euros.", "Is the fare for the ferry going up?"),
        ("The mayor, Ann Roe, was dismissed in March 2024.", "Did Ann Roe resign?"),
        ("Ann Roe turned the post down.", "Did Ann Roe accept the post?"),
        ("The old mill survived the flood.", "Was the old mill destroyed by the flood?"),
        ("Nobody was killed when the bridge fell.", "Was anyone killed when the bridge fell?"),
        ("The ferry never sank.", "Did the ferry sink?"),
        ("The mill will not be demolished.", "Will the mill be pulled down?"),
        ("Orlby has no hospital.", "Does Orlby have a hospital?"),
        ("The brewery refused to sell the meadow.", "Did the brewery sell the meadow?"),
        ("The bakery remains closed.", "Has the bakery reopened?"),
        ("Ann Roe remained single all her life.", "Did Ann Roe ever marry?"),
        ("The court acquitted Ann Roe of fraud.", "Was Ann Roe convicted of fraud?"),
        ("Swimming in the harbour is forbidden.", "Is swimming in the harbour allowed?"),
        ("The festival was called off.", "Did the festival take place?"),
        ("An early report that the dam had burst turned out to be wrong.", "Did the dam burst?"),
        ("The app is no longer needed.", "Do I need the app?"),
        ("The pier at Tarn will not open before May.", "Is the pier at Tarn already open?"),
        ("The number of herons had fallen to 40 by 2020.", "Did the number of herons rise?"),
    ],
)
def test_another_outcome_of_the_same_thing_says_no(paragraph: str, question: str, ask: Ask) -> None:
    """What turned out one way did not turn out the other, and the sentence that says so is quoted."""
    reply = ask(paragraph, question)
    assert reply.text.startswith("No:")
    assert paragraph in reply.footnotes[0].quote


BREAKERS = [
    # Denied: that something did not go one way tells no other.
    ("The motion on the tramway was not rejected.", "Did the motion on the tramway pass?"),
    ("The dam did not hold for long.", "Did the dam burst?"),
    # Reported.
    ("Critics claim that the motion on the tramway failed.", "Did the motion on the tramway pass?"),
    ("The dam was feared to have burst.", "Did the dam hold?"),
    ("There were reports that the bakery had closed.", "Is the bakery open?"),
    ("A report that the dam had burst turned out not to be wrong.", "Did the dam burst?"),
    # Planned, asked for, proposed.
    ("A motion to close the bakery was put forward.", "Is the bakery open?"),
    ("The owner plans to close the bakery.", "Is the bakery open?"),
    ("The bakery will close in 2027.", "Is the bakery open?"),
    ("The board proposed dismissing Ann Roe.", "Did Ann Roe stay on?"),
    # Another subject.
    ("The appeal by Bo Falk was rejected; Ann Roe kept silent.", "Was the plan of Ann Roe approved?"),
    ("The council refused the offer of the brewery.", "Did the brewery accept the offer?"),
    ("The owner of the mill survived the flood.", "Was the mill destroyed by the flood?"),
    ("Ann Roe is a baker. Bo Falk lost the election.", "Did Ann Roe win the election?"),
    ("The market hall was shut.", "Is the town hall open?"),
    ("The water price is 4 euros. The gas price fell in May.", "Did the water price rise?"),
    ("The swimming coach is Ann Roe. The football coach was dismissed.", "Did the swimming coach resign?"),
    ("The plant at Felling was spared, while the one at Tarbet was shut.", "Is the Felling plant open?"),
    ("The museum lowered the price of tickets and raised those of its books.", "Did the price of tickets rise?"),
    ("Nobody from Tarnby was killed.", "Was anyone killed?"),
    # Another time.
    ("The motion on the tramway had earlier been rejected.", "Did the motion on the tramway pass?"),
    ("The bakery is closed on Mondays.", "Is the bakery open?"),
    ("In winter the bakery is closed.", "Is the bakery open?"),
    ("The team lost 7 of its matches.", "Did the team win the cup?"),
    ("Ida Berg did not start but came on in the 60th minute.", "Did Ida Berg play?"),
    ("Dogs were banned from the park until 2019.", "Are dogs allowed in the park?"),
    ("The pier at Tarn will not open before May.", "Will the pier at Tarn open?"),
    ("The bakery did not close in 2019 but in 2020.", "Did the bakery close?"),
    ("The council did not approve the tramway in March, but approved it in May.", "Was the tramway approved?"),
    ("The archive is shut on Mondays, but not on Fridays.", "Is the archive open?"),
    ("The archive is shut, but on Fridays it is not.", "Is the archive open?"),
    # Denied or told of something that may go with what is asked.
    ("The mill was not destroyed, but its roof was torn off.", "Was the mill damaged?"),
    ("The dam did not collapse, although the water left deep cracks.", "Did the dam crack?"),
    ("The mill was not demolished but moved.", "Was the mill closed?"),
    ("Ida Berg did not plead guilty.", "Was Ida Berg convicted?"),
    ("The pilot was cleared for take-off.", "Was the pilot convicted?"),
    ("The old mill was pulled down in 1950.", "Was the old mill built?"),
    ("Ida Berg was released in May.", "Was Ida Berg arrested?"),
    ("Ida Berg was sacked in May.", "Was Ida Berg hired?"),
    # On a condition.
    ("If the dam holds, the meadow stays dry.", "Did the dam burst?"),
    ("The motion on the tramway would fail without the Greens.", "Did the motion on the tramway pass?"),
    ("The bakery closes unless a buyer is found.", "Is the bakery open?"),
    # In part.
    ("Most of the houses survived the flood.", "Were the houses destroyed by the flood?"),
    ("Not all of the houses were destroyed by the flood.", "Were the houses destroyed by the flood?"),
    ("The meadow was not sold to the brewery.", "Was the meadow sold?"),
    ("The bakery did not close until 2019.", "Did the bakery close?"),
    # Another thing of another clause.
    ("Dogs are welcome on the ferry, but they are banned from the beach.", "Are dogs allowed on the ferry?"),
    ("Firefighters closed the windows of the bakery.", "Is the bakery open?"),
]


@pytest.mark.parametrize(("paragraph", "question"), BREAKERS)
def test_what_leaves_it_open_says_neither_yes_nor_no(paragraph: str, question: str, ask: Ask) -> None:
    """What is denied, reported, planned, conditional, partial, or told of another thing or time, decides nothing."""
    assert ask(paragraph, question).kind == "refusal"


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The bakery closed in 1990. The bakery reopened in 2001.", "Did the bakery close?"),
        ("The bakery was opened in 1950, was closed in 1990 and reopened in 2001.", "Did the bakery close?"),
        ("The bakery of Orlby stayed open, and the butcher closed.", "Is the bakery open?"),
        ("The fire destroyed the mill, and the school was spared.", "Was the mill destroyed by the fire?"),
        ("Ida Berg was turned down by the academy in 1912 and was admitted in 1914.", "Was Ida Berg admitted?"),
        ("The fair was postponed in March and held in August.", "Was the fair held?"),
        ("The road was closed on Sunday and opened again on Tuesday.", "Is the road open?"),
        ("Ida Berg was acquitted of fraud but convicted of false accounting.", "Was Ida Berg convicted?"),
        ("The toll was abolished in 2010 and introduced again in 2020.", "Was the toll introduced?"),
        ("The plan was rejected by a committee, but the full council adopted it.", "Was the plan adopted?"),
        ("A committee rejected the plan. The full council adopted the plan.", "Was the plan adopted?"),
    ],
)
def test_what_is_told_of_both_sides_says_no_to_neither(paragraph: str, question: str, ask: Ask) -> None:
    """Where it turned out otherwise only before or after, or for something else, what was asked about was so."""
    assert ask(paragraph, question).text.startswith("Yes:")


@pytest.mark.parametrize(
    ("paragraph", "question", "answer"),
    [
        ("The choir did not sing on Friday because its leader was ill.", "Why did the choir not sing?", "ill"),
        ("The lift cannot be used because a cable broke.", "Why can't the lift be used?", "a cable broke"),
        ("The school of Tarnby has no gym.", "Which school has no gym?", "Tarnby"),
        ("Of the windows of the hall, 12 do not open.", "How many windows do not open?", "12"),
        ("The archive is open daily, but not on Fridays.", "On which days is the archive closed?", "on Fridays"),
    ],
)
def test_a_question_with_a_negation_claims_nothing(paragraph: str, question: str, answer: str, ask: Ask) -> None:
    """The sentence that denies it answers such a question, and corrects nothing."""
    reply = ask(paragraph, question)
    assert reply.kind != "correction"
    assert answer in reply.text


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("A motion to ban cars from the square failed.", "Are cars banned from the square?"),
        ("The team lost in the promotion play-offs.", "Did the team get promoted?"),
        ("Ann Roe was offered the medal and turned it down.", "Did Ann Roe accept the medal?"),
        ("The report had suggested closing the bakery.", "Is the bakery closing?"),
    ],
)
def test_what_was_only_meant_is_no_yes(paragraph: str, question: str, ask: Ask) -> None:
    """A deed that stands in a sentence only as a wish, a plan or a name for something says yes to nothing."""
    assert not ask(paragraph, question).text.startswith("Yes:")


@pytest.mark.parametrize(
    ("paragraph", "question"),
    [
        ("The mayor, Ann Roe, was dismissed in March 2024.", "Why did Ann Roe resign?"),
        ("Ann Roe remained single all her life.", "When did Ann Roe marry?"),
        ("The plan for a tramway was withdrawn.", "When was the plan for a tramway carried out?"),
        ("The sale of the meadow was abandoned in May.", "When was the sale of the meadow completed?"),
        ("The old mill survived the flood.", "How was the old mill destroyed by the flood?"),
        ("Nobody was killed when the bridge fell.", "How many people were killed when the bridge fell?"),
        ("Ann Roe declined a title, saying that she would not need it.", "Which title did Ann Roe accept?"),
    ],
)
def test_the_sentence_that_tells_another_outcome_corrects(paragraph: str, question: str, ask: Ask) -> None:
    """What a question takes for granted is corrected by the sentence that tells how it turned out."""
    reply = ask(paragraph, question)
    assert reply.kind == "correction"
    assert paragraph in reply.footnotes[0].quote
