"""The teaching pillar: courses, seats in them, progress, assessment and certificates."""
