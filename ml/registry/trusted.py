"""Types that a stored model may consist of, beside what skops itself trusts (scikit-learn's estimators, NumPy).

A stored file is refused when it names any other. The list changes by review, never by what a file asks for.
"""

from typing import Final

TRUSTED: Final = (
    "ml.features.profile.Profile",
    "ml.models.baselines.Climatology",
    "ml.models.baselines.CorrectedRecurrence",
    "ml.models.baselines.LogisticOn",
    "ml.models.baselines.Persistence",
    "ml.models.baselines.Recurrence27",
    "ml.models.blend.Blend",
    "ml.models.bundle.Bundle",
    "ml.models.cmes.Arrival",
    "ml.models.cmes.ConstantTransit",
    "ml.models.cmes.Enlil",
    "ml.models.drag.Drag",
    "ml.models.drag.PublishedDrag",
    "ml.models.flares.Logistic",
    "ml.models.flares.Steadied",
    "ml.models.flares.TrailingRate",
    "ml.models.residual.Residual",
    "ml.models.spread.Spread",
    "numpy.dtype",
    # Trees of scikit-learn's histogram boosting and of its forests. skops leaves them out because crafted nodes could
    # crash a prediction; bytes are read only where their SHA-256 is that of a card.
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.tree._tree.Tree",
)
