"""Estimators on columns with gaps; one that is nothing but gaps, as ENLIL's before 2016, is as good as not there."""

from typing import Any

from services.chassis.lean import when_used

impute = when_used("sklearn.impute")
pipeline = when_used("sklearn.pipeline")
preprocessing = when_used("sklearn.preprocessing")


BELOW_ALL = -9999.0
"""A gap for boosted trees: less than any value, so that they can tell it apart with one cut."""


def linear(rule: Any) -> Any:
    """A linear estimator: gaps filled with the median, columns of one scale."""
    return pipeline.make_pipeline(
        impute.SimpleImputer(strategy="median", keep_empty_features=True), preprocessing.StandardScaler(), rule
    )


def trees(rule: Any, gap: float = BELOW_ALL) -> Any:
    """An estimator of trees: gaps filled with one number."""
    return pipeline.make_pipeline(
        impute.SimpleImputer(strategy="constant", fill_value=gap, keep_empty_features=True), rule
    )
