"""What the command line and the schedule start: training, evaluation, promotion, the skill table."""
