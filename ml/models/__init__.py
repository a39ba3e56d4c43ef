"""Tasks, their estimators and the baselines they must beat.

scikit-learn and SciPy are loaded `when_used`: who only lists tasks does without their ninety megabytes.
"""
