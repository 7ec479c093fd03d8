"""From an authored file to a model, or to findings in an editor's words.

A file comes in as bytes and goes through five hands:

1. `characters` makes them text: UTF-8, one kind of line end, nothing that cannot be seen.
2. `front_matter` tells where the YAML ends, and `source` has it read in the first of three ways that has no doubt about
   it, the quickest first: `plain` takes it entry by entry, `nodes` as the C library understands it, and `parsing` goes
   through the parser's events with care, of which `tree` makes plain data with a position for every value. Only the
   last can tell a mistake.
3. `syntax`, `signs` and `mistakes` tell what the YAML parser complains of, or what it silently took for something else;
   `recovery` reads the fields around one that is no YAML, so that their mistakes are told in the same run.
4. `authored` gives the plain data to the model and returns the frozen SOP, quiz or register with its source.
5. `refusals`, `absent` and `kinds` tell what the model did not take: `shapes` says what belongs there, `meanings` what
   a field is for, `cures` (for lengths of time and days `times`) how the value was most likely meant, and `nearest`
   which of some names was.

Either the value comes back or findings do, and both when only a part of the file was in doubt. Nothing here knows a
second file: what must hold between files is in `checks`.
"""
