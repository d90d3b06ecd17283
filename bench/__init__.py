"""Measure what Florilège costs, as ratios taken in one run. It never fails on a time."""
