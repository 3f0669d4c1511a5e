"""The demo server's vectors: by the words of a text, and with a package that may be installed by its meaning."""
