"""Tests of the demonstration that is lived, without and with a database."""
