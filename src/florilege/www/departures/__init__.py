"""The end of roles, as the office and the operator plan it: who, when, and who takes over."""
