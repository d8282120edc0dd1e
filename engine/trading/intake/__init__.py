"""Intake 受理登记: what enters the platform gets its unified code."""
