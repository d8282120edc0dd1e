"""Notices 信息发布: one act publishes to the portal and to the second channel, with one hash."""
