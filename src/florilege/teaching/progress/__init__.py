"""How far a learner is: the place to resume at, the learning history, what is done, active time."""
