"""Market entities: trading facts of organisations, collected once, valid everywhere."""
