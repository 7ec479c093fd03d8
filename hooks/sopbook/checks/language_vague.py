# ruff: noqa: E501 -- a pattern is read in one piece
"""The turns of phrase that leave something open: by when, how well, how much, in which case, who, or what at all.

They are looked for like those in `language_phrases`.
"""

from .texts import Phrases

_UNITS = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|moments?)"

VAGUE_TIME = Phrases(
    (
        (
            "immediately",
            r"(?<!not )\bimmediately\b(?! (?:after|before|when|once|above|below|next|behind|beside|following|prior|adjacent))",
        ),
        ("immediate", r"\bimmediate(?= (?:action|attention|steps|notice|report|response|follow-up))"),
        ("at once", r"(?<!all )(?<!\d )(?<!two )(?<!three )(?<!four )(?<!people )(?<!things )\bat once\b"),
        ("right away", r"\bright away\b(?! (?:after|before|when|once))"),
        ("straight away", r"\bstraight away\b(?! (?:after|before|when|once))"),
        ("instantly", r"\binstantly\b"),
        (
            "possible",
            r"\bas (?:soon|quickly|fast|early|promptly|rapidly) as (?:is )?(?:reasonably )?(?:possible|practicable)\b|\bat the earliest possible\b",
        ),
        ("practicable", r"\bas soon as (?:is )?(?:reasonably )?practicable\b"),
        ("asap", r"\basap\b"),
        ("soon", r"(?<!as )(?<!so )(?<!too )(?<!how )\bsoon\b(?! (?:as|after|before))"),
        ("promptly", r"\bpromptly\b"),
        ("prompt", r"\bin a prompt manner\b"),
        ("quickly", r"(?<!too )(?<!as )(?<!so )(?<!how )(?<!very )\bquickly\b"),
        ("swiftly", r"\bswiftly\b"),
        ("speedily", r"\bspeedily\b"),
        ("urgently", r"\burgently\b"),
        ("shortly", r"\bshortly\b(?! (?:after|before))"),
        ("delay", r"\bwithout (?:any |undue |further |unnecessary )*delay\b"),
        ("timely", r"\b(?:in a )?timely\b(?: (?:manner|fashion|way|basis))?"),
        ("due", r"\bin due (?:course|time)\b"),
        ("good time", r"\bin good time\b"),
        ("earliest", r"\bat (?:the|your|their) earliest (?:convenience|opportunity)\b"),
        ("convenience", r"\bat (?:your|their) convenience\b"),
        ("regularly", r"\bregularly\b"),
        ("regular", r"\b(?:on a regular basis|at regular intervals)\b"),
        ("periodically", r"\bperiodically\b"),
        ("periodic", r"\b(?:on a periodic basis|at periodic intervals)\b"),
        ("frequently", r"(?<!most )(?<!how )(?<!more )\bfrequently\b(?! (?:asked|used))"),
        ("occasionally", r"\boccasionally\b"),
        ("intervals", r"\bat (?:suitable |appropriate |frequent )?intervals\b"),
        ("time to time", r"\bfrom time to time\b"),
        ("when", r"\bwhen(?:ever)? (?:(?:you have|there is|you find) (?:some )?time|time (?:allows|permits))\b"),
        ("now and again", r"\bevery now and again\b"),
        ("now and then", r"\b(?:every )?now and then\b"),
        ("for now", r"\bfor now\b"),
        ("often", r"\bevery so often\b|\bas often as (?:possible|needed|necessary)\b|(?<=\w )\boften\b(?=[.;]|$)"),
        ("further", r"\buntil further notice\b"),
        ("being", r"\bfor the time being\b"),
        ("while", r"\b(?:for|after) a (?:short |little |good )?while\b"),
        ("moment", r"\b(?:for|after|in) a (?:short |brief )?moment\b"),
        (
            "period",
            r"\ba (?:short|reasonable|certain|brief|limited|suitable) (?:period|amount) of time\b|\ba (?:short|reasonable|brief|suitable) period\b",
        ),
        ("few", rf"\b(?:a|the next|every) few {_UNITS}\b"),
        ("couple", rf"\ba couple of {_UNITS}\b"),
        ("several", rf"\b(?:for|after|in|within|every|wait) several {_UNITS}\b"),
        ("some time", r"\b(?:for|after) some time\b"),
        ("eventually", r"\beventually\b"),
        ("short", r"\b(?:at short notice|in a short time|within a short time|for a short time)\b"),
        ("reasonable", r"\b(?:in|within) (?:a )?reasonable (?:time|delay|timeframe|time frame)\b"),
        ("long", r"\b(?:not|never) (?:wait |leave \w+ )?too long\b|\blong enough\b"),
    )
)

VAGUE_DEGREE = Phrases(
    (
        ("proper", r"\bproper(?! (?:name|noun))\b"),
        ("properly", r"\bproperly\b"),
        ("adequate", r"\badequate\b"),
        ("adequately", r"\badequately\b"),
        ("reasonable", r"\breasonable\b(?! (?:time|delay|timeframe|period|amount|doubt|adjustment))"),
        ("reasonably", r"\breasonably\b(?! (?:possible|practicable))"),
        ("sufficient", r"\b(?<!not )sufficient\b"),
        ("sufficiently", r"\bsufficiently\b"),
        (
            "appropriate",
            r"(?<!as )(?<!if )(?<!when )(?<!where )(?<!wherever )(?<!whenever )(?<!is )(?<!deemed )(?<!considered )\bappropriate\b(?! (?:person|persons|people|department|team|manager|action|actions|steps|measures|authority|authorities|staff|party|parties|interval|intervals))",
        ),
        ("appropriately", r"\bappropriately\b"),
        ("suitable", r"\bsuitable\b(?! (?:person|time|period|interval|intervals))"),
        ("suitably", r"\bsuitably\b"),
        ("satisfactory", r"\bsatisfactory\b"),
        ("satisfactorily", r"\bsatisfactorily\b"),
        ("acceptable", r"\b(?:to an |an |in an )acceptable\b(?! (?:use|range))"),
        ("good", r"\b(?:in|to a|is in|are in) good (?:order|condition|standard|state)\b"),
        ("nice", r"\b(?:nice and \w+|looks? nice)\b"),
        ("nicely", r"\bnicely\b"),
        (
            "well",
            r"\b(?:clean|mix|wash|rinse|dry|cook|shake|stir|document|store) (?:\w+ ){0,4}well(?=[.,;]|$| before| and)",
        ),
        ("careful", r"\b(?:be|take) (?:very |extra )?careful(?=[.!;,]|$)"),
        ("care", r"\b(?:with|take) (?:due |great |extra |proper )?care(?=[.!;,]|$)"),
        ("normal", r"\b(?:looks?|seems?|is|are|appears?) (?:ok and )?normal\b"),
        ("ok", r"\b(?:looks?|seems?|is|are) ok(?=[.,;]|$| and| before)"),
    )
)

VAGUE_QUANTITY = Phrases(
    (
        ("few", rf"\ba few (?!{_UNITS}\b)\w+"),
        ("couple", rf"\ba couple of (?!{_UNITS}\b)\w+"),
        ("bit", r"\ba (?:little )?bit of\b"),
        ("handful", r"\ba handful of\b"),
        ("dash", r"\ba dash of\b"),
        ("number of", r"\ba (?:small |large |certain |sufficient |suitable )?number of\b"),
        (
            "amount",
            r"\ba (?:small|large|certain|moderate|generous) amount of\b|\bthe right amount\b|\ban? (?:adequate|appropriate|suitable|sufficient) amount\b",
        ),
        ("quantity", r"\ba (?:small|large|certain) quantity of\b"),
        ("plenty", r"\bplenty of\b"),
        ("lots", r"\blots of\b"),
        ("various", r"\bvarious\b"),
        ("enough", r"\benough (?:\w+ ){0,2}(?=[.,;]|$)|\buse enough\b|\badd enough\b(?! \w+ to\b)"),
        ("roughly", r"\broughly (?!\d)\w+"),
    )
)

NO_CRITERION = Phrases(
    (
        ("appropriate", r"\b(?:as|if|when|where|wherever|whenever) (?:is |it is |deemed |considered )?appropriate\b"),
        (
            "necessary",
            r"\b(?:as|if|when|where|wherever|whenever) (?:is |it is |they are |deemed |considered )?(?:absolutely |really )?necessary\b",
        ),
        ("needed", r"(?<!as often )\b(?:as|if|when|where|wherever|whenever) (?:it is |they are |and when )?needed\b"),
        (
            "required",
            r"\b(?:as|if|when|where|wherever|whenever) (?:it is |they are |and when )?required\b(?! (?:by|in|under|to|for))",
        ),
        ("applicable", r"\b(?:as|if|when|where|wherever|whenever) applicable\b"),
        (
            "possible",
            r"\b(?:if|when|where|wherever|whenever) (?:at all )?possible\b|\bas far as possible\b|\bto the extent possible\b|\bas much as possible\b",
        ),
        ("practical", r"\b(?:if|when|where|as far as) (?:it is )?practical\b"),
        ("practicable", r"\b(?:if|when|where|as far as) (?:reasonably )?practicable\b"),
        ("fit", r"\b(?:as|if) you (?:see|think) fit\b"),
        ("feasible", r"\b(?:if|when|where|wherever|whenever|as far as) feasible\b"),
        ("relevant", r"\b(?:as|if|when|where) relevant\b"),
        ("desired", r"\b(?:as|if|when) desired\b"),
        ("discretion", r"\bat (?:your|their|the \w+(?:'s)?) discretion\b|\buse (?:your )?discretion\b"),
        ("judgement", r"\buse (?:your )?(?:best |own |good |professional )*judge?ment\b"),
        ("judgment", r"\buse (?:your )?(?:best |own |good |professional )*judge?ment\b"),
        ("sense", r"\buse (?:your )?common sense\b"),
    )
)

OPEN_LIST = Phrases(
    (
        ("etc", r"\betc\b\.?"),
        ("cetera", r"\bet cetera\b"),
        ("forth", r"\band so forth\b"),
        ("and so on", r"\band so on\b"),
        ("and the like", r"\band the like\b"),
        ("similar", r"\bor similar(?=[.,;)]|$)"),
        ("others", r"\bamong(?:st)? others\b"),
        ("stuff", r"\band (?:other )?stuff\b"),
        ("whatever", r"\bor whatever(?=[.,;)]|$)"),
        ("anything else", r"\b(?:and|or) anything else (?:you|that) (?:need|may|might|think|seems?)\b"),
    )
)

SOMEBODY = Phrases(tuple(
    (word, rf"\b(?:tell|inform|notify|ask|contact|call|alert|get|find|let|advise) {word}\b(?! (?:who|from|in|at|on|of|outside|with|to)\b)")
    for word in ("someone", "somebody", "anyone", "anybody", "management")
) + tuple(
    (word, rf"\bthe {word} (?:persons?|people|departments?|teams?|managers?|party|parties|stakeholders?|authority|authorities|staff|colleagues?|individuals?|personnel|employees?|unit|function|supervisor)\b")
    for word in (
        "relevant", "appropriate", "responsible", "concerned", "right", "proper", "correct", "competent", "designated",
        "respective",
    )
) + (
    ("concerned", r"\b(?:all|any|the) (?:people|persons|parties|departments?|teams?|staff|persons?) concerned\b"),
    ("charge", r"\b(?:the )?(?:person|people|one|whoever is|somebody|someone) in charge\b"),
    ("whoever", r"\bwhoever (?:is|happens to be) (?:available|free|around|there|nearby|on hand)\b"),
    ("upstairs", r"\b(?:tell|inform|call|ask) upstairs\b"),
))  # fmt: skip

UNSAID = Phrases(
    (
        ("accordingly", r"\baccordingly\b"),
        ("needful", r"\bdo the needful\b"),
        (
            "usual",
            r"\b(?:as usual|in the usual (?:way|manner)|the usual (?:procedure|process|checks?|steps?|thing|drill|form)|per usual)\b",
        ),
        ("normal", r"\b(?:as normal|in the normal (?:way|manner))\b"),
        ("care", r"\btake care of\b(?! (?:yourself|the (?:injured|child|patient)))"),
        ("deal", r"\bdeal with\b"),
        ("dealt", r"\bdealt with\b"),
        ("look into", r"(?<!will )\blook into (?:it|this|the (?:matter|issue|problem|case|complaint))\b"),
        ("sort", r"\bsort (?:it|them|this|things|everything) out\b|\bsort out\b"),
        (
            "action",
            r"\b(?:take|taking) (?:\w+ )?(?:appropriate|necessary|suitable|required|corrective|relevant|proper|further|immediate|any|some|prompt|the (?:appropriate|necessary|required)) (?:\w+ )?action\b|\btake action(?=[.,;]|$)|\baction (?:as|when) (?:required|needed|necessary|appropriate)\b",
        ),
        (
            "actions",
            r"\btake (?:all |any |the )?(?:appropriate|necessary|suitable|required|corrective|relevant|further) actions\b",
        ),
        (
            "measures",
            r"\btake (?:all |any |the )?(?:appropriate|necessary|suitable|required|corrective|relevant|further|adequate) measures\b",
        ),
        (
            "steps",
            r"\btake (?:all |any |the )?(?:appropriate|necessary|suitable|required|corrective|relevant|further|reasonable) steps\b",
        ),
        (
            "precautions",
            r"\b(?:take|use) (?:all |any |the )?(?:appropriate|necessary|suitable|required|usual|normal|proper|adequate|reasonable) precautions\b",
        ),
        (
            "arrangements",
            r"\bmake (?:all |any |the )?(?:appropriate|necessary|suitable|required|relevant) arrangements\b",
        ),
        (
            "procedure",
            r"\b(?:as per|per|according to|in line with|following|follow) (?:the )?(?:standard|normal|existing|relevant|applicable|appropriate|company|usual|proper|correct) (?:operating )?(?:procedure|policy)\b",
        ),
        (
            "procedures",
            r"\b(?:as per|per|according to|in line with|following|follow) (?:the )?(?:standard|normal|existing|relevant|applicable|appropriate|company|usual|proper|correct) (?:operating )?(?:procedures|policies|protocols)\b",
        ),
        (
            "protocol",
            r"\b(?:as per|per|according to|in line with|following|follow) (?:the )?(?:standard|normal|existing|relevant|applicable|appropriate|usual|proper|correct) protocol\b",
        ),
        (
            "practice",
            r"\b(?:as per|according to|in line with|following|follow) (?:the )?(?:best|good|standard|normal|usual|industry|current) practice\b",
        ),
        ("do something", r"\bdo something (?:about|with)\b"),
    )
)
