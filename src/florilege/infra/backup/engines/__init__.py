"""How a vault is copied and loaded, by its own engine's means."""
