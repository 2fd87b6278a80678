"""A labelled set of who asked: invented people of many names in the places letters hold them, and words that only look so.

Recall is the share of hidden words that are gone, precision the share of words to keep that are still there.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.blocks import Block, Reading
from ingest.mask import mask, mask_text

NAMES = [
    "Jane Smith", "Oluwaseun Adeyemi", "Priya Ramachandran", "Mohammed Al-Rashid", "Siobhán O’Connor", "Llŷr ap Rhys",
    "Zofia Wiśniewska", "Wei Zhang", "Nguyen Thi Lan", "Ebru Yılmaz", "Harpreet Kaur Gill", "Fatima Begum", "Kwame Asante-Mensah",
    "Björn Lindqvist", "Jean-Luc Moreau", "María García López", "Dimitrios Papadopoulos", "Aoife Ní Bhriain", "Tomasz Kowalczyk",
    "Ludwig van Beethoven", "Will Page", "Mark Price", "Rosa Bush", "April May", "Grace Law", "J. R. Hartley", "Abdul Karim",
    "Chukwuemeka Obi", "Yuki Tanaka", "Sean McDonald",
]  # fmt: skip
REQUESTS = [
    "Please send the minutes of the last three meetings.\n\nKind regards,\n{name}",
    "Dear FOI team,\n\nHow many bins were missed in May?\n\nYours faithfully,\n{name}\n14 Acacia Avenue\nLeeds\nLS1 4AB",
    "My name is {name} and I ask for the contract.\n\nThank you\n{name}",
    "Name: {name}\nE-mail: someone@mail.example\nRequest: the list of suppliers.",
    "From: {name} <someone@mail.example>\nSubject: FOI\n\nPlease send the report.\n\nBest wishes\n{name}",
]
LETTERS = [
    "Dear {title} {last},\n\nThank you for your request.\n\nWe do not hold it.",
    "{name}\n14 Acacia Avenue\nLeeds\nLS1 4AB\n\nDear {name},\n\nWe enclose the report.",
    "Dear {name},\n\nYou asked for the plan. It is enclosed, {first}.\n\nYours sincerely\nInformation Team",
]
ALWAYS_HIDDEN = ("someone@mail.example", "14 Acacia", "LS1 4AB")
KEPT = [
    "The Information Commissioner may decide the complaint.", "Guardian Newspapers Ltd and Heather Brooke v Information Commissioner",
    "Dear Sir or Madam,", "Dear Applicant,", "Dear FOI Team,", "We wrote to the Chief Constable in May.", "Marks and Spencer tendered in March.",
    "The report is by Ernst & Young LLP.", "See Hogan and Oxford City Council v Information Commissioner.", "Section 40(2) of the Act applies.",
    "The meeting was in St Albans on Good Friday.", "Wycliffe House, Water Lane, Wilmslow", "The Freedom of Information Act 2000 applies.",
    "The Price Review and the Page Street scheme were discussed.", "The Home Office and South Wales Police attended.", "It will mark the end of the law.",
    "The Royal Borough of Kensington and Chelsea holds it.", "Rose Cottage Hospital closed in April.", "The King’s Cross scheme was approved.",
    "Telephone 020 7946 0000 to reach our office.", "The University of East Anglia replied.", "The Director of Finance signed it.",
    "The Smith Review reported in June.", "The Law Society and the Bar Council were asked.", "Bush Hill Park has two crossings.",
    "Grace periods are allowed in May.", "Dr Foster Intelligence Ltd won the contract.", "We use Microsoft Word and Adobe Acrobat.",
    "The Bellamy principle carries weight.", "London Fire Brigade was called.", "North East Lincolnshire Council answered.",
    "The Data Protection Officer considered it.", "Kind regards were sent to all.", "The Prince of Wales Hospital", "Christmas Day is no working day.",
    "The Equality and Human Rights Commission", "Jobcentre Plus in Hull", "The Battle of the Boyne holiday", "The Grenfell Tower Inquiry", "Ofcom v Morrissey",
]  # fmt: skip


@dataclass(frozen=True)
class Case:
    text: str
    hidden: tuple[str, ...]
    kept: tuple[str, ...]
    letter: bool

    def masked(self) -> str:
        if not self.letter:
            return mask_text(self.text)[0]
        blocks = tuple(Block("paragraph", part) for part in self.text.split("\n\n"))
        return "\n\n".join(block.text for block in mask(Reading(blocks))[0].blocks)


def cases() -> list[Case]:
    """Every name in one request and one letter, in turn, and every sentence that names nobody who asked."""
    found = []
    for n, name in enumerate(NAMES):
        for letter, forms in ((False, REQUESTS), (True, LETTERS)):
            for form in (forms[n % len(forms)], forms[(n + 1) % len(forms)]):
                last, first = name.split()[-1], name.split()[0]
                text = form.format(name=name, last=last, first=first, title=("Mr", "Ms", "Dr", "Mrs")[n % 4])
                whole = name if "{name}" in form else last
                found.append(Case(text, (whole, *(h for h in ALWAYS_HIDDEN if h in text)), (), letter))
    for sentence in KEPT:
        found.append(Case(f"Dear Applicant,\n\n{sentence}\n\nYours sincerely\nInformation Team", (), (sentence,), True))
        found.append(
            Case(
                f"Please send what you hold on this: {sentence}\n\nKind regards,\nJane Smith",
                ("Jane Smith",),
                (sentence,),
                False,
            )
        )
    return found


def figures(set_of: list[Case]) -> dict[str, float]:
    """Recall of what must go and precision of what must stay."""
    hidden = kept = gone = stays = 0
    for case in set_of:
        said = case.masked()
        hidden += len(case.hidden)
        gone += sum(words not in said for words in case.hidden)
        kept += len(case.kept)
        stays += sum(words in said for words in case.kept)
    return {"texts": len(set_of), "recall": round(gone / hidden, 4), "precision": round(stays / kept, 4)}


if __name__ == "__main__":
    print(figures(cases()))
    for case in cases():
        said = case.masked()
        for words in case.hidden:
            if words in said:
                print("LEFT:", words, "|", repr(said)[:160])
        for words in case.kept:
            if words not in said:
                print("TAKEN:", words, "|", repr(said)[:160])
