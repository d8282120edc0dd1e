"""What services and the receiving clerk ask about bids."""
