"""What `florilege check` runs: one module for each kind of check, and the table of them all."""
