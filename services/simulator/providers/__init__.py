"""Providers that answer by themselves: each module has a `router`, and says what it answers in each mode."""
