"""Keys 密钥保管: who keeps the three keys of a project's bids, and whether they can open them."""
