"""Fits models; runs in a process of its own."""
