"""Waiting for what a page has stored, which only an asynchronous function can see."""

from typing import Any

from playwright.sync_api import Page


def until(page: Page, predicate: str, arg: Any = None) -> Any:
    """What an asynchronous function of the page says as soon as that is true.

    `wait_for_function` takes the promise of an answer for the answer, and waits for nothing.
    """
    return page.evaluate(
        f"""async arg => {{
          const ask = {predicate};
          for (const begun = performance.now(); performance.now() < begun + 20000; ) {{
            const said = await ask(arg);
            if (said) return said;
            await new Promise(requestAnimationFrame);
          }}
          throw new Error("not true within 20 seconds");
        }}""",
        arg,
    )
