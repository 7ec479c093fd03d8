"""The escalation ladder and the workflow chart as positions and texts; templates draw them as SVG.

A picture is an extra: the table beside the ladder and the text of the workflow say everything that it shows.
"""

from .flow import workflow_chart
from .ladder import escalation_ladder
from .shapes import Box, Drawing, Line, Point, Words

__all__ = ["Box", "Drawing", "Line", "Point", "Words", "escalation_ladder", "workflow_chart"]
