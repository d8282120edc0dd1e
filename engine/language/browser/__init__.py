"""The FEEL that means the same here and in the browser, whose forms run on another engine.

What is common follows from `constructs.toml`, which tests derive from a table of expressions that
both engines evaluate.
"""

from engine.language.browser.apart import Apart, apart
from engine.language.browser.constructs import constructs
from engine.language.browser.kinds import FRACTION, Kinds

__all__ = ["FRACTION", "Apart", "Kinds", "apart", "constructs"]
