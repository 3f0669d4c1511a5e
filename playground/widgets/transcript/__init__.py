"""The view of a conversation: Markdown that renders while it arrives.

It imports none of its modules: the thread that loads ahead and the window would wait for each other.
"""
