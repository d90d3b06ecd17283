"""Accounts that nobody uses any more: asked once whether to stay, then let go."""
