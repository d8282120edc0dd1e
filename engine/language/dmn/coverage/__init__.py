"""What a decision table leaves open: inputs no rule covers, rules that meet, rules never reached.

found = survey(decision.table)
found.gaps[0].example                              # values of the columns that no rule takes
"""

from engine.language.dmn.coverage.overlaps import Overlap
from engine.language.dmn.coverage.survey import Gap, Survey, survey

__all__ = ["Gap", "Overlap", "Survey", "survey"]
