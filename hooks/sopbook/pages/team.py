"""Team training: where a team lead puts the exported records of many learners together, without a server."""

from ..blocks import Heading, Page
from ..rendering import Writer


def team_page(writer: Writer) -> Page:
    """The page that reads exported files; what it works with are the datasets, not anything written into it."""
    press = writer.press
    areas = [(area, press.settings.area_title(area)) for area in press.handbook.areas if area]
    return Page(
        uri=writer.uri,
        title="Team training",
        description="Who of a team is ready, from the records that learners exported.",
        blocks=(
            Heading(1, "Team training", "team-training"),
            writer.fragment("team/team.html", areas=areas),
        ),
    )
