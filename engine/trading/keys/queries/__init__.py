"""What pages, bids and the opening ask of custodians."""
