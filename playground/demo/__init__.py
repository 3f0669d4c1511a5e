"""The built-in demo server: OpenAI-compatible, on this machine only, without any AI model."""
