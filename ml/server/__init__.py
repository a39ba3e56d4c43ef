"""The model server: predictions over HTTP, and the forecasts that are issued and scored."""
