"""What services, bidders and the public ask about documents."""
