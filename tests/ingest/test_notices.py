"""Decision notices, summaries of them and tribunals' decisions: what they rest on, what they come to, and who appealed."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
ASKED = "The complainant has requested the log of the lock from Harbour Council. "
TRIBUNAL = (
    "Case Reference: EA/2031/0999\nFirst-tier Tribunal\nGeneral Regulatory Chamber\nInformation Rights\nBefore\n"
    "TRIBUNAL JUDGE LANTERN\nBetween\nJANE QUILLFEATHER\nAppellant\nand\nTHE INFORMATION COMMISSIONER\nRespondent\n"
)
SUMMARIES = [
    (
        "The council refused it under section 22 and also relied on section 43(2). The Commissioner has investigated and has concluded that "
        "section 43(2) is engaged. He has not considered the application of section 22. No steps are required.\nFOI 43: Not upheld",
        "withheld",
        ["43(2)"],
        "an exemption not considered is not relied on",
    ),
    (
        "The council refused it under section 43, and later invoked section 44 too. The Commissioner is satisfied that section 44 is engaged and that no "
        "further action is needed, and so has not made a decision on the application of the exemption under section 43.\nFOI 44 - Complaint Upheld",
        "withheld",
        ["44"],
        "an exemption that no decision was made on",
    ),
    (
        "The council refused it and cited the exception provided by regulation 12(5)(b) of the EIR. Apart from in relation to letters between the council "
        "and the complainant, the Commissioner's decision is that the council has applied this exception correctly and so it is not required to disclose it. "
        "In relation to those letters, the decision of the Commissioner is that the exception is not engaged. The Commissioner requires the public authority "
        "to disclose the information in relation to which he has found that regulation 12(5)(b) is not engaged.\nEIR 12.5.b - Complaint Partly Upheld, "
        "EIR 11 - Complaint Upheld",
        "partly",
        ["EIR 12(5)(b)"],
        "applied correctly but for a part, as the findings say",
    ),
    (
        "The council refused to disclose it and cited the exemption provided by section 35(1)(a). It also cited section 24(2) and stated that it neither "
        "confirmed nor denied whether it held any more. The Commissioner's decision is that the council dealt with the request correctly in relation to most "
        "of what section 35(1)(a) was cited for. However, in relation to a minority of it, the Commissioner finds that this exemption was not cited correctly. "
        "The Commissioner also finds that the council cited section 24(2) correctly. The Commissioner requires the public authority disclose the information "
        "specified at paragraph 35 below in relation to which he finds that the public interest in maintaining the exemption does not outweigh that in "
        "disclosure.\nFOI 24 - Complaint Not upheld, FOI 35 - Complaint Partly Upheld",
        "partly",
        ["24(2)", "35(1)(a)"],
        "not cited correctly for a minority, which is to be disclosed",
    ),
    (
        "The council cited section 30 and section 40(2). The Commissioner has reviewed the log and considers that the council correctly "
        "applied section 40(2). He did not therefore consider the application of section 30 any further.\nFOI 40 – Complaint Not upheld",
        "withheld",
        ["40(2)"],
        "what was not considered further",
    ),
    (
        "The council applied section 14(1) to it and section 21(1) to a part. The Commissioner’s decision is that the council has incorrectly "
        "applied section 14(1) and has incorrectly applied section 21(1) to part of the request. The Commissioner requires the council to "
        "provide the complainant with the information to which it has applied section 21(1).\nFOI 14: Upheld FOI 21: Upheld",
        "disclosed",
        [],
        "all exemptions fall and what they kept back is ordered to be given",
    ),
    (
        "The council refused it as exempt under section 41, and later under section 40. The Commissioner decided that some of the log was "
        "exempt under section 41. In relation to the rest, which did not come under section 41, the Commissioner decided that section 40 did "
        "not apply. Therefore the rest of the information should be disclosed.\nFOI 40 - Complaint Upheld, FOI 41 - Complaint Partly Upheld",
        "partly",
        ["41"],
        "one exemption stands for a part",
    ),
    (
        "The council withheld some of it under section 36(2)(b)(i), 36(2)(b)(ii) and 36(2)(c). The Commissioner’s decision is that it has "
        "correctly withheld some under section 36(2)(b). However, she finds that some of it does engage section 36(2)(c) but the public "
        "interest favours disclosure. The council disclosed some information.\nFOI 36: Partly upheld",
        "partly",
        ["36(2)(b)(i)", "36(2)(b)(ii)"],
        "engaged but outweighed",
    ),
    (
        "The council neither confirmed nor denied holding it, citing sections 24(2) and 31(3). The Commissioner concludes that none of the "
        "exemptions relied upon are engaged. The council is required to provide confirmation or denial of whether it is held, and any log "
        "held should either be disclosed to the complainant or a refusal notice be issued.\nFOI 1 - Complaint Upheld",
        "unknown",
        [],
        "to be decided afresh",
    ),
    (
        "The council held some of it exempt under section 35(1)(a). The internal review found that it fell outside the request. The "
        "Commissioner has concluded that it does not hold any log.",
        "not_held",
        [],
        "nothing is held after all",
    ),
    (
        "The council said that it was held for journalism and excluded from FOIA. The Commissioner’s decision is that it was held for "
        "journalism and was excluded from FOIA. He requires no steps.\nFOI 1: Not upheld",
        "withheld",
        [],
        "outside the Act",
    ),
    (
        "The council decided to disclose the information for three locks and withheld the rest under regulation 12(5)(b) of the EIR. The "
        "Commissioner has concluded that regulation 12(5)(b) of the EIR does apply.\nEIR 12(5)(b): Not upheld",
        "partly",
        ["EIR 12(5)(b)"],
        "some given, the rest rightly kept",
    ),
    (
        "The council held back some of it under regulation 13 of the EIR, and provided some information. The Commissioner’s decision is that "
        "it handled the request in accordance with the EIR, except for two names which were wrongly withheld under regulation 13. The "
        "Commissioner requires the council to disclose the names.",
        "partly",
        ["EIR 13"],
        "an exemption that falls for a part alone",
    ),
    (
        "The council first withheld it on the basis of section 43(2). After a review it provided him with the information he had requested. By "
        "failing to disclose it within 20 working days the council breached section 10(1), the Commissioner has concluded.\nFOI 10: Upheld",
        "disclosed",
        [],
        "all was given before the notice",
    ),
    (
        "The council cited section 41(1) and section 37(1)(b), and provided some information. The Commissioner has concluded that section 41(1) does "
        "not provide a basis to withhold it. He has also concluded that it is exempt on the basis of section 37(1)(b).\nFOI 37: Not upheld",
        "partly",
        ["37(1)(b)"],
        "no basis to withhold",
    ),
    (
        "The council first relied on section 14(1), and later said that nothing was held. The Commissioner has concluded that the log is not in "
        "fact held.\nFOI 1: Partly upheld",
        "not_held",
        [],
        "not in fact held, whatever was first relied on",
    ),
    (
        "The council has yet to answer. The Commissioner’s decision is that it breached section 10(1). The Commissioner requires it to provide a "
        "full response. The log should either be disclosed, or the complainant should be provided with a refusal notice.\nFOI 10: Complaint upheld",
        "unknown",
        [],
        "an answer is still to be given",
    ),
    (
        "It cited sections 36(2)(b)(ii) and 23(5). The Commissioner’s decision is that the council cited section 36(2)(b)(ii) correctly as to most of "
        "it. He also finds that section 23(5) was engaged. However, section 36(2)(b)(ii) was not engaged as to some of it, and the council is now "
        "required to disclose that information.",
        "partly",
        ["23(5)", "36(2)(b)(ii)"],
        "an exemption that stands for most and falls for some",
    ),
    (
        "The council relied on section 43(2). The Commissioner finds that section 43(2) is engaged. However, she finds that the public interest "
        "favours disclosure. The Commissioner requires the council to disclose the log to the complainant.",
        "disclosed",
        [],
        "the public interest in the next sentence",
    ),
    (
        "The council first stated that the log was not held but subsequently disclosed the information. The Commissioner’s decision is that it "
        "failed to do so within 20 working days.\nFOI 10: Upheld",
        "disclosed",
        [],
        "given later",
    ),
    (
        "The Commissioner is satisfied that the council has now provided all the information that it holds. As it did not provide the complainant "
        "with the information within 20 working days, it breached section 10(1). No steps are required.\nFOI 10(1): Complaint upheld",
        "disclosed",
        [],
        "all that is held was provided",
    ),
    (
        "The council withheld some under section 40(2) and, for one list, relied on section 21. He finds that sections 21 and 40(2) are not engaged "
        "as to the judges. The Commissioner does uphold the reliance on section 21 as to the clerks. He requires a fresh response.\n"
        "FOI 21: Partly upheld FOI 40: Upheld",
        "withheld",
        ["21"],
        "what stands for a part by the findings",
    ),
    (
        "The council has now answered. The Commissioner’s decision is that it failed to answer within 20 working days. As an answer has been "
        "given, no steps are required.\nFOI 10: Upheld",
        "unknown",
        [],
        "only about how long it took",
    ),
]


def _read(text: str):
    return READER.read(text.encode(), Origin("notice.txt"))[0]


@pytest.mark.parametrize(("told", "outcome", "exemptions", "why"), SUMMARIES, ids=[row[3] for row in SUMMARIES])
def test_summaries(told, outcome, exemptions, why):
    document = _read(ASKED + told)
    assert document.kind == "decision_notice"
    assert (document.outcome, [e.ref for e in document.exemptions]) == (outcome, exemptions), why


@pytest.mark.parametrize(
    ("told", "outcome", "exemptions", "result", "why"),
    [
        (
            "Decision: The appeal is dismissed.\nREASONS\n1. Harbour Council provided some information but refused the remainder, citing "
            "sections 35(1)(a) and 40.\n2. The Commissioner decided that the council was entitled to rely on section 35(1)(a).",
            "partly", ["35(1)(a)"], "upheld", "the Commissioner’s decision stands",
        ),
        (
            "Decision: The appeal is Allowed\nSubstituted Decision Notice\n1. Harbour Council is not entitled to rely on section 43(2).\n"
            "2. Harbour Council must disclose the log, subject to redactions under section 40(2).",
            "disclosed", [], "overturned", "disclosure is ordered",
        ),
        (
            "Decision: The appeal is Allowed.\nSubstituted Decision Notice\n1. The council was not entitled to rely on section 14(1).\n"
            "2. It must issue a fresh response which does not rely on section 14(1).\nREASONS\nThe Commissioner’s decision notice held "
            "that the council was entitled to rely on section 14(1).",
            "unknown", [], "overturned", "a fresh answer is ordered, and what the Commissioner held falls",
        ),
        (
            "Result: Appeal allowed with a Substituted Decision.\nREASONS\n[1] The appeal concerns the decision of Harbour Council to rely upon "
            "section 14(1), on the grounds that the request was vexatious.\n[2] The Commissioner maintains that it correctly relied on section 14(1).",
            "unknown", [], "overturned", "what falls, where no more is told",
        ),
        (
            "Decision: The appeal is allowed in part.\n1. The council was not entitled to withhold the parts of the information that were "
            "released to the Appellant in May.\n2. It need take no steps as to them.",
            "partly", [], "partly", "some was given, and the rest was in question",
        ),
        (
            "Decision: The appeal is allowed in part.\n1. The council must make a fresh response.\n2. It must:\na. say what it searched;\n"
            "b. disclose any log if it is held, or claim any exemption.",
            "unknown", [], "partly", "one of two things is ordered",
        ),
        (
            "Decision\nThe unanimous decision of the Tribunal is that:\n(1) The log was not held by the council.\n"
            "(2) Accordingly, the appeal is dismissed.\nReasons\n1. Harbour Council keeps locks.\n2. On 5 May 2030 the Appellant wrote in "
            "these terms:\nWhich boats passed the lock, and when?\n3. The council responded that it held nothing.",
            "not_held", [], "upheld", "nothing was held",
        ),
        (
            "Decision: The appeal is dismissed.\nREASONS\n1. The council responded that it was unable to comply with the request within the "
            "cost limit (section 12 FOIA).",
            "refused", ["12"], "upheld", "refused for its cost",
        ),
    ],
)  # fmt: skip
def test_tribunals(told, outcome, exemptions, result, why):
    document = _read(TRIBUNAL + told)
    assert document.kind == "tribunal"
    assert (document.outcome, [e.ref for e in document.exemptions], document.result) == (outcome, exemptions, result), (
        why
    )


def test_a_notice_that_mentions_a_tribunal_is_a_notice():
    told = "The Commissioner’s decision is that the council was entitled to rely on section 42. Information Tribunal appeal EA/2031/1 dismissed."
    assert _read(ASKED + told).kind == "decision_notice"


def test_the_paragraph_after_a_request_is_none_of_it():
    told = "Decision: The appeal is dismissed.\nREASONS\n1. The council keeps locks.\n2. The Appellant requested the following:\n"
    document = _read(
        f"{TRIBUNAL}{told}Which boats passed, and when?\n3. The council answered in June.\n4. She complained."
    )
    assert [item.text for item in document.requests] == ["Which boats passed, and when?"]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (TRIBUNAL + "Ms Quillfeather appeals.", ("QUILLFEATHER", "Quillfeather")),
        ("IN THE FIRST-TIER TRIBUNAL\nAppellant: Jane Quillfeather\nRespondent: Information Commissioner\nThe appeal is dismissed.", ("Quillfeather",)),
        (
            "First-tier Tribunal\nBetween:\nJane Quillfeather obo John Lockkeeper\nAppellant:\nand\nInformation Commissioner\nThe appeal is dismissed.",
            ("Quillfeather", "Lockkeeper"),
        ),
        (
            "First-tier Tribunal Appeal EA/2031/1 Between JANE QUILLFEATHER and THE INFORMATION COMMISSIONER Appellant Respondent\nThe appeal is dismissed.",
            ("QUILLFEATHER",),
        ),
        (
            "Information Tribunal\nBetween\nAppellant HARBOUR COUNCIL and\nRespondent THE INFORMATION COMMISSIONER\nJANE QUILLFEATHER\n"
            "Additional Parties JOHN LOCKKEEPER\n1\nThe appeal is allowed. Ms Quillfeather asked for the log.",
            ("Quillfeather", "QUILLFEATHER", "LOCKKEEPER"),
        ),
        ("First-tier Tribunal\nBetween\njane quillfeather\nAppellant\nThe appeal is dismissed. Ms Quillfeather lost.", ("uillfeather",)),
        (
            "First-tier Tribunal\nAppellant: Jane Quillfeather\nThe records are of her late grandfather, Sergeant Otto Ivo Quillfeather, a lock-keeper.",
            ("uillfeather",),
        ),
        (
            "First-tier Tribunal\nBetween:\nJANE QUILLFEATHER\nand\nTHE INFORMATION COMMISSIONER\nand\nAppellant\nFirst Respondent\nTHE HARBOUR COUNCIL\n"
            "Second Respondent\nDecision: The appeal is Dismissed.\nMs Quillfeather asked for the log.",
            ("uillfeather", "QUILLFEATHER"),
        ),
        (
            "First-tier Tribunal\nBetween: JANE QUILLFEATHER\nand\nTHE INFORMATION COMMISSIONER\nRespondent\nAppellant\nThe appeal is dismissed.",
            ("QUILLFEATHER",),
        ),
        ("The appeal is allowed.\nThe request for information made to Harbour Council by Jane Quillfeather dated 5 May 2030.", ("Quillfeather",)),
    ],
)  # fmt: skip
def test_whoever_appealed_is_left_out(text, gone):
    said = _read(text).model_dump_json()
    assert not [name for name in gone if name in said]


@pytest.mark.parametrize("kept", ["HARBOUR COUNCIL", "Decision Notice", "JUDGE LANTERN"])
def test_bodies_judges_and_titles_stay(kept):
    text = "First-tier Tribunal\nBefore\nJUDGE LANTERN\nBetween\nHARBOUR COUNCIL\nAppellant\nand\nINFORMATION COMMISSIONER\nRespondent\nDecision Notice\n"
    assert kept in _read(text + "The appeal is dismissed.").text
