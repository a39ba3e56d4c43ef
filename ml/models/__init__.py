"""Tasks, their estimators and the baselines they must beat."""
