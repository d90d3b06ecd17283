"""What `./florilege` does before the program itself can run. Standard library only."""
