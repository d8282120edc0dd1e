"""FEEL and DMN: the languages diagrams, forms and decision tables are written in."""

from engine.language import dmn, feel

__all__ = ["dmn", "feel"]
