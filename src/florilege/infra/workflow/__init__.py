"""Durable steps: whatever touches more than one vault is resumable after a kill at any point."""
