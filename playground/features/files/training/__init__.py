"""Jobs that learn from files: ordered once, followed, drawn and tried."""
