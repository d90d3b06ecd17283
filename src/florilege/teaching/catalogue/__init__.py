"""Courses as they are published: versions, modules, activities, questions and their files."""
