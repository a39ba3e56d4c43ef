"""Forecasts: features, models, training, evaluation, the model server. Talks to core over HTTP alone."""
