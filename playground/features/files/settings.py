"""What the user can choose for a file."""

from typing import Final

PURPOSES: Final = ("fine-tune", "assistants", "batch", "vision", "user_data", "evals")
OLD_PURPOSES: Final = ("answers", "search", "classifications")  # for servers that speak as in 2023
