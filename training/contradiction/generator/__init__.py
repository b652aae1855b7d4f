"""Writes pairs of news sentences with a known relation, and archives of single claims, from frames of news events.

``python -m training.contradiction.generator --pairs 40000 --seed 7 --output pairs.jsonl``; see ``README.md`` here.
"""
