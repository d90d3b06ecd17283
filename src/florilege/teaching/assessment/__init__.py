"""Quizzes: attempts, answers that are never lost, marks with partial credit, the server's clock."""
