"""Awards: candidates publicised, the winner decided, letters sent, the contract recorded."""
