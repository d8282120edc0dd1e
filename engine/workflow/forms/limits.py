"""How large a form and what people send with it may be."""

from decimal import Decimal

BYTES = 256 * 1024
DEPTH = 8
COMPONENTS = 500
SCHEMA_VERSION = 19
ROWS = 500
ALL_ROWS = 5_000
LINE = 2_000
TEXT = 50_000
DIGITS = 34
NUMBER = Decimal(10) ** 30
FILES = 100
CHOICES = 1_000
