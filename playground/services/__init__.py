"""Shared brains: connections, jobs, notices, what went over the wire."""
