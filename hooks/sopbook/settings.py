"""What a team may set: under `extra: sopbook:` with the hook, under `plugins: sopbook:` with the plugin."""

import re

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Choices of one handbook; every one has a default that fits a new handbook."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str | None = Field(default=None, pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)
    """Names the learners' database in the browser: never change it once people have learned."""
    sops: str = "sops"
    """Folder of the SOPs inside the docs folder."""
    registers: str = "registers"
    """Folder of the registers inside the docs folder."""
    quizzes: str = "quizzes"
    """Folder of the quizzes beside the docs folder."""
    areas: dict[str, str] = {}
    """Titles of the areas (the folders of SOPs), in the order of the navigation."""

    def handbook_id(self, site_name: str) -> str:
        """The id that was set, or one made from the name of the site."""
        return self.id or re.sub(r"[^a-z0-9]+", "-", site_name.lower()).strip("-") or "handbook"

    def area_title(self, folder: str) -> str:
        """The title that was set for a folder of SOPs, or its name in words."""
        return self.areas.get(folder) or (folder.replace("-", " ").replace("_", " ").capitalize() or "Procedures")
