"""The commands of `sopbook`, one module each: `add` makes it known, `run` does it and gives the exit code."""
