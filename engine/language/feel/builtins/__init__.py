"""All functions FEEL brings along, by name; what is not in this table does not exist."""

from engine.language.feel.builtins.calendar import CALENDAR
from engine.language.feel.builtins.contexts import CONTEXTS
from engine.language.feel.builtins.conversion import CONVERSION
from engine.language.feel.builtins.lists import LISTS
from engine.language.feel.builtins.numbers import NUMBER_FUNCTIONS
from engine.language.feel.builtins.patterns import PATTERNS
from engine.language.feel.builtins.ranges import RANGES
from engine.language.feel.builtins.strings import STRINGS
from engine.language.feel.builtins.totals import TOTALS
from engine.language.feel.values import Function

BUILTINS: dict[str, Function] = {
    **CONVERSION,
    **STRINGS,
    **PATTERNS,
    **NUMBER_FUNCTIONS,
    **LISTS,
    **TOTALS,
    **CONTEXTS,
    **CALENDAR,
    **RANGES,
}
