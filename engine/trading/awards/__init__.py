"""Candidates, award decisions and award notices: from the result to its delivery."""
