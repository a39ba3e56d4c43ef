"""How good models and baselines are, by the same measures on the same rows."""
