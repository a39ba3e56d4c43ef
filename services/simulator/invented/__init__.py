"""Invented answers: deterministic for a seed, and consistent with one another by physics."""
