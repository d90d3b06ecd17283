"""The public register: what a stranger may check, about nobody. It outlives its holders."""
