"""Estimators on columns with gaps; one that is nothing but gaps, as ENLIL's before 2016, is as good as not there."""

from typing import Any

from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

BELOW_ALL = -9999.0
"""A gap for boosted trees: less than any value, so that they can tell it apart with one cut."""


def linear(rule: Any) -> Pipeline:
    """A linear estimator: gaps filled with the median, columns of one scale."""
    return make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler(), rule)


def trees(rule: Any, gap: float = BELOW_ALL) -> Pipeline:
    """An estimator of trees: gaps filled with one number."""
    return make_pipeline(SimpleImputer(strategy="constant", fill_value=gap, keep_empty_features=True), rule)
