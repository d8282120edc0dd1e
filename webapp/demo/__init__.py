"""What only a demo offers: enter as anybody, move the clock."""

from webapp.demo.bar import attach
from webapp.demo.blueprint import bp
from webapp.demo.clock import move_clock
from webapp.demo.person import enter

__all__ = ["attach", "bp", "enter", "move_clock"]
