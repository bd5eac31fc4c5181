"""Meetings written out in other forms: text, tables, open standards. Made from the models, never from the parser."""
