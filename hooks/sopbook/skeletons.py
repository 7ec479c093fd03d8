"""What a new SOP and a new quiz look like before anybody has written into them; braces, <owner> and <folder>
hold what is filled in."""

HEAD = """# The number of this procedure. It never changes, also when the title does.
id: {id}
title: {title}
# article | picture-guide | workflow | faq | checklist
format: {format}
# draft | in-review | approved | retired. `sopbook approve` writes the approval.
status: draft
version: "0.1"
# A role of docs/registers/roles.yml, never a person.
owner: {owner}
# One sentence: what is better in the world when this procedure is followed.
purpose: Write here in one sentence what this procedure is good for.
scope:
  # When to use it, and when not.
  applies:
    - Write here when to use this procedure.
  # excludes: [Cases that another procedure handles]
  # channels: [phone, email, chat]
# Newest first. `sopbook revise` writes the next one.
revisions:
  - version: "0.1"
    date: {day}
    author: {author}
    summary: First draft.

# Needed before it is approved: which roles approve it, and how often it is looked at again.
# approvers: [role]
# review: {{every: 12mo}}

# Who reads it: roles. Those who learn it find it in their learning path.
# audience: [role]

"""

_STEPS = """# What is done, step by step. One action each, starting with a verb.
# An `id` is chosen once and never reused.
steps:
  - id: first-step
    do: Write here what to do first.
    # role: agent                # who does it, if not the reader
    # within: 5m                 # m, h, bd (business days), d, mo, y
    # tools: [crm]               # from docs/registers/tools.yml
    # critical: true             # must be tested by a question
    # warning: What goes wrong most often, shown before the action.
    # result: How you know that it worked.
  - id: second-step
    do: Write here what to do next.
"""

PARTS = {
    "article": _STEPS,
    "picture-guide": """# What is done, picture by picture. Put the first picture into the folder
# <folder> beside this file.
# Then delete the line "steps: []", and take the # and one space away from the lines below it.
# Say in `alt` what can be seen on the picture, for those who cannot see it.
steps: []
# steps:
#   - id: first-step
#     do: Write here what to do first.
#     image: {src: <folder>/first-step.svg, alt: What can be seen on the picture}
""",
    "workflow": """# What is decided, question by question, from `start` to an end.
# Ids are chosen once and never reused.
workflow:
  start: first-question
  nodes:
    first-question:
      ask: Write here the first question?
      answers:
        - {if: "Yes", goto: first-action}
        - {if: "No", goto: hand-over}
    first-action:
      do: Write here what to do then.
      goto: solved
    solved:
      end: resolved
    hand-over:
      end: escalated
      # The role that takes over.
      to: <owner>
      do: Write here what to tell whoever takes over.
""",
    "faq": """# What people ask, in their own words, and what to answer.
faq:
  - id: first-question
    q: Write here the first question?
    a: Write here the answer.
    # audience: [customer]       # or staff
""",
    "checklist": """# What is ticked off, phase by phase.
# do-confirm: work from memory, then tick. read-do: read, do and tick, one by one.
checklist:
  mode: read-do
  phases:
    - id: before
      title: Before you start
      items:
        - id: first-item
          do: Write here what to do first.
          # critical: true
    - id: after
      title: Before you leave
      items:
        - id: last-item
          do: Write here what to do last.
          # after: [first-item]  # must be ticked first
  # sign_off: {by: role, note: true}
""",
}

TAIL = """
# Who takes over when it cannot be solved, and how fast.
# escalation:
#   levels:
#     - {level: 1, role: team-lead, trigger: Not solved at the first contact, respond: 15m}

# More that a procedure may have: responsibilities, definitions, prerequisites, metrics, records, references,
# troubleshooting, communication. The page "The five formats" of the guide has an example of each.
"""

BODY = """Write here what people need to understand, in Markdown: why it is done this way, examples, tables.
What must be done belongs above, because quizzes, checklists and comparisons are made from it.
"""

GENERATE = {
    "article": "{order: 1, role: 1}",
    "picture-guide": "{order: 1}",
    "workflow": "{escalation: 1}",
    "faq": "{}",
    "checklist": "{order: 1}",
}

TESTED = {
    "article": ("first-step", "the steps"),
    "picture-guide": ("first-step", "the steps"),
    "workflow": ("first-action", "the nodes"),
    "faq": ("first-question", "the questions of the SOP"),
    "checklist": ("first-item", "the items"),
}
"""What a question is about, by format: an id of the skeleton, and what such ids stand for."""

QUIZ = """# Questions about {id}. Delete this file, and only questions made from the procedure are asked.
sop: {id}
title: {title}
# What passing takes: percent of the points; a critical question that is missed is a fail.
pass: {{mark: 80, critical: all}}
# How many questions are made from the procedure itself.
generate: {generate}
# What else a quiz may say; the guide has a page on each.
# draw: [{{pool: core, take: all}}, {{pool: extra, take: 3}}]  # else every attempt asks all questions
# recertify: {{every: 12mo}}  # how long a pass lasts; a changed step is asked again in any case
# time-limit: 20m  # only where speed matters
# For a question of your own, delete the line "questions: []", and take the # and one space away from what follows.
questions: []
# questions:
#   - id: what-first              # chosen once and never reused
#     type: single                # one right option; the guide has an example of every type
#     tests: [{tested}]{space}# {what} that it asks about, by their ids
#     q: What do you do first?
#     options:
#       - {{id: right, text: The right thing, correct: true}}
#       - {{id: wrong, text: Another thing, why: Say here what would go wrong.}}
#       - {{id: usual, text: The mistake that people make most, why: Say here what would go wrong.}}
#     explain: Say here why it is so.
#     # critical: true           # missing it is a fail, whatever the mark
#     # hint: Say here where to look.
"""
