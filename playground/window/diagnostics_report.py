"""Collects what Help → Diagnostics shows. No Qt in here: the facts about it are handed in."""
