"""Files that are sent to the demo server, whole or in parts, and kept in a folder of its own."""
