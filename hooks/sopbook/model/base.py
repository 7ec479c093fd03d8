"""What every authored shape has in common."""

from pydantic import BaseModel, ConfigDict


class Authored(BaseModel):
    """A frozen value that somebody wrote in a file; a key it does not know is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=False,
        defer_build=True,  # made ready when the first value is read: every command starts sooner
    )
