# ruff: noqa: E501 -- a pattern is read in one piece
"""The turns of phrase that the rules on language look for, each under a word that gives it away.

A pattern is only tried on a text that has its word: most texts have none of them, and looking costs next to nothing.
Patterns are matched against small letters.
"""

from .texts import Phrases

SHOULD = Phrases(
    (
        (
            "should",
            r"(?:^|(?<=[.;:!?] )|(?<=, )|(?<=please ))(?:(?!if\b|when\b|that\b|what\b|as\b|how\b|where\b|whether\b|who\b|which\b|should\b)[\w'·-]+ ){1,6}should\b(?! (?:you|the|a|it|they|any)\b)(?! (?:now |then |still |also )?(?:see|hear|have|look|feel|be able)\b)",
        ),
        ("ought", r"\bought to\b"),
        ("might", r"\byou might (?:want|wish|like) to\b|\bmight (?:be a good idea|be worth)\b"),
        ("may", r"\byou may (?:want|wish|like) to\b"),
        (
            "try",
            r"(?:^|(?<=[.;] ))(?:please )?try (?:not to|(?:to|and) (?:avoid|be|do|ensure|find|get|keep|make|reach|resolve|solve|use))\b|\bshould try\b",
        ),
        ("ideally", r"\bideally\b"),
        ("preferably", r"\bpreferably\b"),
        ("consider", r"(?:^|(?<=[.;] ))consider \w+ing\b"),
        (
            "recommended",
            r"\bit is (?:strongly |highly )?(?:recommended|advised|advisable|suggested)\b|\bis (?:strongly |highly )?recommended (?:to|that)\b",
        ),
        ("advisable", r"\bit is advisable\b"),
        ("good", r"\bit is (?:a )?good (?:practice|idea)\b"),
    )
)

GENDERED = Phrases(tuple(
    (word, rf"(?<![\w/])(?:s/he|he/she|she/he|his/her|her/his|him/her|(?<!\bhe or )(?<!\bhis or )(?<!\bhim or ){word})(?![\w/])(?! or (?:she|hers?)\b)")
    for word in ("he", "she", "his", "her", "him", "hers", "himself", "herself")
) + tuple(
    (word, rf"\b{word}\b")
    for word in (
        "chairman", "foreman", "foremen", "salesman", "salesmen", "saleswoman", "salesgirl", "workman", "workmen",
        "manpower", "manned", "unmanned", "waitress", "waitresses", "cleaning-lady", "repairman", "repairmen",
        "craftsman", "craftsmen", "storeman", "storemen", "doorman", "doormen", "housewife", "policeman", "fireman",
        "firemen", "tradesman", "tradesmen", "stewardess", "stewardesses", "middleman", "warehouseman", "warehousemen",
    )
))  # fmt: skip

WORDY = Phrases(
    (
        ("in order ", r"\bin order (?:to|that)\b"),
        ("the fact that", r"\b(?:due to|owing to|because of|in view of|despite|in spite of) the fact that\b"),
        ("point in time", r"\bat (?:this|that) point in time\b"),
        ("in the event", r"\bin the event (?:that|of)\b"),
        ("prior", r"\bprior to\b"),
        ("regard", r"\b(?:with|in) regards? to\b"),
        ("regards", r"\b(?:with|in|as) regards to\b"),
        ("respect", r"\bwith respect to\b"),
        ("utilise", r"\butilise\b"),
        ("utilize", r"\butilize\b"),
        ("utilising", r"\butilising\b"),
        ("utilizing", r"\butilizing\b"),
        ("utilised", r"\butilised\b"),
        ("utilized", r"\butilized\b"),
        ("purpose", r"\bfor the purposes? of\b"),
        ("means", r"\bby means of\b"),
        ("subsequent", r"\bsubsequent to\b"),
        ("commence", r"\bcommence\b"),
        ("ascertain", r"\bascertain\b"),
        ("endeavour", r"(?<=to )\bendeavour\b|\bendeavour to\b"),
        ("facilitate", r"\bfacilitate\b"),
        ("majority", r"\bthe (?:vast )?majority of\b"),
        ("large number of", r"\ba large number of\b"),
        ("conjunction", r"\bin conjunction with\b"),
        ("accordance", r"\bin accordance with\b"),
        ("absence", r"\bin the absence of\b"),
        ("effect", r"\bwith immediate effect\b|\bto the effect that\b"),
        ("basis", r"\bon an? (?:daily|weekly|monthly|yearly|annual|hourly|ongoing) basis\b"),
        ("such time", r"\buntil such time as\b"),
        ("course", r"\bduring the course of\b"),
        ("herewith", r"\bherewith\b"),
        ("aforementioned", r"\baforementioned\b"),
        ("thereof", r"\bthereof\b"),
        ("therein", r"\btherein\b"),
        ("hereby", r"\bhereby\b"),
        ("whilst", r"\bwhilst\b"),
        (
            "carry out",
            r"\bcarry out (?:an?|the) (?:(?:thorough|full|quick|visual|short|brief|regular|daily|weekly|final|initial|detailed|complete) )?(?:check|inspection|review|analysis|assessment|test|verification|cleaning|count|investigation)\b",
        ),
        (
            "perform",
            r"\bperform (?:an?|the) (?:(?:thorough|full|quick|visual|short|brief|regular|daily|weekly|final|initial|detailed|complete) )?(?:check|inspection|review|analysis|assessment|test|verification|cleaning|count|investigation|restart|calibration)\b",
        ),
        (
            "conduct",
            r"\bconduct (?:an?|the) (?:(?:thorough|full|quick|visual|short|brief|regular|daily|weekly|final|initial|detailed|complete) )?(?:check|inspection|review|analysis|assessment|test|verification|cleaning|count|investigation)\b",
        ),
        ("responsible", r"\b(?:is|are|shall be|will be) responsible for (?:\w+ly )?\w+ing\b"),
    )
)

PLAINER = {
    "in order to": "to", "in order that": "so that", "prior to": "before", "at this point in time": "now",
    "at that point in time": "then", "in the event of": "if there is", "in the event that": "if", "with regard to": "about", "with regards to": "about",
    "in regard to": "about", "in regards to": "about", "with respect to": "about", "utilise": "use", "utilize": "use", "utilising": "using",
    "utilizing": "using", "utilised": "used", "utilized": "used", "for the purpose of": "for", "for the purposes of": "for", "by means of": "with",
    "subsequent to": "after", "commence": "start", "ascertain": "find out", "endeavour": "try", "endeavour to": "try to",
    "facilitate": "help", "the majority of": "most", "the vast majority of": "most", "in conjunction with": "with",
    "in accordance with": "as … says", "in the absence of": "without", "until such time as": "until",
    "during the course of": "during", "whilst": "while", "on a daily basis": "every day", "on a weekly basis": "every week",
    "on a monthly basis": "every month", "due to the fact that": "because", "with immediate effect": "from today, or from a date",
}  # fmt: skip
"""What to write instead of a wordy phrase, where one word or two do."""

DOUBLE_NEGATIVE = Phrases(tuple(
    (word, rf"(?:\b(?:not|never|cannot)|n't) (?:be |been |left |leave \w+ \w+ )?{word}\b")
    for word in (
        "uncommon", "unusual", "unlikely", "unreasonable", "unimportant", "unnecessary", "unacceptable", "unsafe",
        "unauthorised", "unauthorized", "unclear", "unavailable", "unable", "unknown", "unaware", "unhelpful",
        "unwilling", "unsure", "uncertain", "unrelated", "unfamiliar", "unattended", "unsigned", "unfinished",
        "unlocked", "unpaid", "unchecked", "unapproved", "impossible", "improper", "improperly", "inappropriate",
        "invalid", "incorrect", "incomplete", "insufficient", "inadequate", "irregular", "infrequent", "infrequently",
        "without", "absent",
    )
) + tuple(
    (word, rf"(?:\b(?:not|never|cannot)|n't) {word} (?:to|from)\b") for word in ("fail", "forget", "neglect", "omit", "refrain")
))  # fmt: skip

BY_NUMBER = Phrases(
    (
        ("step", r"(?<!next )(?<!a )\bstep (?:no\.? ?|number |#)?\d{1,2}\b"),
        ("steps", r"(?<!next )\bsteps (?:no\.? ?|#)?\d{1,2}\b(?:(?:,| and| to| or|[-–]) ?\d{1,2}\b)*"),
        ("above", r"\b(?:see|(?:as )?(?:mentioned|described|stated|shown|listed|given)) above\b"),
        ("below", r"\b(?:see|(?:as )?(?:mentioned|described|stated|shown|listed|given)) below\b"),
    )
)
