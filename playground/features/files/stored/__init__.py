"""Files on the server: listed, sent, fetched, looked into and deleted."""
