"""In which capacity somebody comes to an opening and signs its minutes."""

HOST, RECORDER, BIDDER = "host", "recorder", "bidder"
