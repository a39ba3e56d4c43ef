"""Linear models on columns with gaps."""

from typing import Any

from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler


def prepared(rule: Any) -> Pipeline:
    """An estimator behind what a linear one needs: gaps filled with the median, columns of one scale."""
    return make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler(), rule)
