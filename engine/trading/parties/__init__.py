"""Parties 市场主体库: one record of each market entity, registered once, valid everywhere."""
