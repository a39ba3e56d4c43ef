"""Shapes of the providers' answers that more than one part of the simulator writes."""
