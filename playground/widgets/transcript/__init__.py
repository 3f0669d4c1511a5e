"""The view of a conversation: Markdown that renders while it arrives."""

from playground.widgets.transcript.content import Action, Card, CardKind, Footer, Role, Thought, TurnContent
from playground.widgets.transcript.transcript_view import TranscriptView

__all__ = ["Action", "Card", "CardKind", "Footer", "Role", "Thought", "TranscriptView", "TurnContent"]
