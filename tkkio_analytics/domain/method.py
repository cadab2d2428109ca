"""The methods behind the verdicts: what each is called, its formula and the publications that it comes from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class MethodId(StrEnum):
    """Methods in the order in which they are told."""

    PANEL = "panel"
    SHORT = "short"
    REFERENCE_GOALS = "reference_goals"
    RISK_CLASSES = "risk_classes"
    COMPARISON = "comparison"
    RANK_INTERVALS = "rank_intervals"
    OUTSIDE_VIEW = "outside_view"
    BREAKS = "breaks"
    RECORD = "record"
    MULTIPLICITY = "multiplicity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One method.

    Parameters
    ----------
    id
        Its name in addresses and text keys.
    formulas
        Lines of LaTeX with decimal points, each short enough for a phone.
    papers
        Publications as they are cited, in their own language; empty where the rule is ours.
    steps
        How many steps its texts tell, 0 for a method told as a whole.
    """

    id: MethodId
    formulas: tuple[str, ...]
    papers: tuple[str, ...]
    steps: int = 0


_DERSIMONIAN: Final = (
    "DerSimonian & Laird (1986). Meta-analysis in clinical trials. Controlled Clinical Trials 7(3), 177–188."
)
_GARDNER: Final = "Gardner & McKenzie (1985). Forecasting trends in time series. Management Science 31(10), 1237–1246."
_M4: Final = (
    "Makridakis, Spiliotis & Assimakopoulos (2020). The M4 Competition. "
    "International Journal of Forecasting 36(1), 54–74."
)
_GNEITING: Final = (
    "Gneiting & Raftery (2007). Strictly proper scoring rules, prediction, and estimation. JASA 102(477), 359–378."
)
_BRIER: Final = (
    "Brier (1950). Verification of forecasts expressed in terms of probability. Monthly Weather Review 78(1), 1–3."
)
_COX: Final = "Cox (1958). Two further applications of a model for binary regression. Biometrika 45(3/4), 562–565."
_GIGERENZER: Final = (
    "Gigerenzer & Hoffrage (1995). How to improve Bayesian reasoning without instruction: frequency formats. "
    "Psychological Review 102(4), 684–704."
)
_FINGERTIPS: Final = "OHID. Fingertips – Public health data: technical guidance, comparing areas."
_GOLDSTEIN: Final = (
    "Goldstein & Spiegelhalter (1996). League tables and their limitations. "
    "Journal of the Royal Statistical Society A 159(3), 385–443."
)
_KAHNEMAN: Final = (
    "Kahneman & Tversky (1979). Intuitive prediction: biases and corrective procedures. "
    "TIMS Studies in Management Science 12, 313–327."
)
_BLAND: Final = "Bland & Altman (1995). Multiple significance tests: the Bonferroni method. BMJ 310, 170."

METHODS: Final = (
    Method(
        id=MethodId.PANEL,
        formulas=(
            r"B_0=\frac{m^2}{m^2+v}\qquad B_i=\frac{\tau^2}{\tau^2+v_i}",
            r"c=\frac{k-1}{k+1}",
            r"\delta_i=c\,\bigl[B_0\,m+B_i\,(d_i-m)\bigr]",
            r"\mu_{ih}=z_i+r_i-\bigl(1-(1-\kappa)^h\bigr)\,a_i+\delta_i\sum_{j=1}^{h}0.95^{\,j}",
            r"\sigma_{ih}=w\,s_i\,h^{\gamma}\sqrt{\frac{1+h/k}{1+1/k}}",
            r"P=1-F_{t_4}\!\left(\frac{g-\mu_{ih}}{\sigma_{ih}}\right)",
        ),
        papers=(_DERSIMONIAN, _GARDNER, _M4),
        steps=8,
    ),
    Method(
        id=MethodId.SHORT,
        formulas=(r"\mu_{ih}=z_i+c\,B_0\,m\sum_{j=1}^{h}0.95^{\,j}", r"\sigma_h=a\,\bar{s}\,h^{\gamma}"),
        papers=(_M4,),
    ),
    Method(id=MethodId.REFERENCE_GOALS, formulas=(r"g=Q_{0.75}(x_1,\dots,x_n)",), papers=()),
    Method(
        id=MethodId.RISK_CLASSES,
        formulas=(r"0.75\;\mid\;0.50\;\mid\;0.25\;\mid\;0.10",),
        papers=(_GIGERENZER,),
    ),
    Method(
        id=MethodId.COMPARISON,
        formulas=(
            r"s_i^2=\frac{1}{2}\cdot\frac{\sum_t e_{it}^2+4\,\bar{e}^2}{n_i+4}",
            r"\lvert x_i-x_{\mathrm{FI}}\rvert>1.96\,s_i",
        ),
        papers=(_FINGERTIPS,),
    ),
    Method(
        id=MethodId.RANK_INTERVALS,
        formulas=(r"x_i^{*}\sim N(x_i,\,s_i^2)", r"\bigl[\,r_{0.025},\;r_{0.975}\,\bigr]"),
        papers=(_GOLDSTEIN,),
    ),
    Method(
        id=MethodId.OUTSIDE_VIEW,
        formulas=(r"\frac{\#\{\,x_{t+h}-x_t\ge h\,p\,\}}{\#\{\,x_{t+h}-x_t\,\}}",),
        papers=(_KAHNEMAN,),
    ),
    Method(id=MethodId.BREAKS, formulas=(r"n=1+\sum_t u_t",), papers=()),
    Method(
        id=MethodId.RECORD,
        formulas=(
            r"\mathrm{BSS}=1-\frac{\sum_i(p_i-y_i)^2}{\sum_i(\bar{y}-y_i)^2}",
            r"\operatorname{logit}P(y_i=1)=a+b\operatorname{logit}p_i",
        ),
        papers=(_BRIER, _COX, _GNEITING),
    ),
    Method(id=MethodId.MULTIPLICITY, formulas=(r"E=0.05\,m",), papers=(_BLAND,)),
)
"""Every method in use."""
