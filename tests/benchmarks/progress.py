"""What a long benchmark is doing, and how much longer it will take."""

import sys
import time
from dataclasses import dataclass, field


@dataclass
class Progress:
    """Steps with the seconds they took on the machine of the guide; how fast this one is shows as they are done."""

    steps: list[tuple[str, float]]
    begun: float = field(default_factory=time.monotonic)
    done: int = 0

    def next(self) -> None:
        """Say which step begins, and what is left."""
        name, _ = self.steps[self.done]
        say(f"[{self.done + 1}/{len(self.steps)}] {name} – about {minutes(self.left())} to the end")
        self.done += 1

    def left(self) -> float:
        """Seconds to the end, corrected by how long the steps so far took."""
        expected = sum(seconds for _, seconds in self.steps[: self.done])
        rest = sum(seconds for _, seconds in self.steps[self.done :])
        return rest * (time.monotonic() - self.begun) / expected if expected else rest


def minutes(seconds: float) -> str:
    """A time as people say it."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def say(text: str) -> None:
    """Say what is going on, beside the figures."""
    print(text, file=sys.stderr, flush=True)
