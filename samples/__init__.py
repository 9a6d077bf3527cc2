"""Illustrative sessions of ours; the people and answers in them are invented."""
