"""The methods behind the verdicts: what each is called, its formula and the publications that it comes from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Subject(StrEnum):
    """What methods are about, in the order in which they are told."""

    FORECASTS = "forecasts"
    GOALS = "goals"
    COMPARISON = "comparison"
    OTHERS = "others"
    RECORDS = "records"


class MethodId(StrEnum):
    """Methods by name."""

    ROUTING = "routing"
    PANEL = "panel"
    SHORT = "short"
    SURVEY = "survey"
    SEASONAL = "seasonal"
    BREAKS = "breaks"
    REFERENCE_GOALS = "reference_goals"
    RISK_CLASSES = "risk_classes"
    JOINT = "joint"
    OUTSIDE_VIEW = "outside_view"
    COMPARISON = "comparison"
    RANK_INTERVALS = "rank_intervals"
    MULTIPLICITY = "multiplicity"
    CLAIMS = "claims"
    WINNER = "winner"
    EUROSTAT = "eurostat"
    ESCAP = "escap"
    HEALTHY_PEOPLE = "healthy_people"
    FINGERTIPS = "fingertips"
    XMR = "xmr"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One method.

    Parameters
    ----------
    id
        Its name in addresses and text keys.
    subject
        What it is about.
    formulas
        Lines of LaTeX with decimal points, each short enough for a phone.
    papers
        Publications as they are cited, in their own language; empty where the rule is ours.
    steps
        How many steps its texts tell, 0 for a method told as a whole.
    """

    id: MethodId
    subject: Subject
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

_SMYTH: Final = (
    "Smyth (2004). Linear models and empirical Bayes methods for assessing differential expression. "
    "Statistical Applications in Genetics and Molecular Biology 3(1)."
)
_SATTERTHWAITE: Final = (
    "Satterthwaite (1946). An approximate distribution of estimates of variance components. Biometrics Bulletin 2(6)."
)
_HOLM: Final = (
    "Holm (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2)."
)
_GUTMANN: Final = "Gutmann & Maymin (1987). Is the selected population the best? Annals of Statistics 15(1), 456–461."
_HUNG: Final = "Hung & Fithian (2019). Rank verification for exponential families. Annals of Statistics 47(2), 758–782."

_DURBIN: Final = (
    "Durbin & Koopman (2012). Time Series Analysis by State Space Methods, 2nd ed. Oxford University Press."
)
_VASICEK: Final = "Vasicek (2002). The distribution of loan portfolio value. Risk 15(12), 160–162."
_EUROSTAT: Final = (
    "Eurostat. Sustainable development in the European Union: monitoring report on progress towards the SDGs, "
    "annex on the assessment of indicator trends."
)
_ESCAP: Final = "UN ESCAP. Asia and the Pacific SDG Progress Report, technical notes: Anticipated Progress Index."
_HEALTHY_PEOPLE: Final = (
    "NCHS. Healthy People 2030: Measuring progress toward target attainment. "
    "Talih & Huang (2016). Healthy People Statistical Notes 27."
)
_FINGERTIPS_TREND: Final = "OHID. Fingertips – Public health data: technical guidance, trend markers."
_MAKING_DATA_COUNT: Final = "NHS England. Making Data Count. NHS-R Community: NHSRplotthedots."

METHODS: Final = (
    Method(
        id=MethodId.ROUTING,
        subject=Subject.FORECASTS,
        formulas=(
            r"n\ge 4\;\to\;\text{panel}",
            r"n=3\;\to\;\text{short}",
            r"n\le 2\;\to\;\varnothing",
        ),
        papers=(),
    ),
    Method(
        id=MethodId.PANEL,
        subject=Subject.FORECASTS,
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
        subject=Subject.FORECASTS,
        formulas=(r"\mu_{ih}=z_i+c\,B_0\,m\sum_{j=1}^{h}0.95^{\,j}", r"\sigma_h=a\,\bar{s}\,h^{\gamma}"),
        papers=(_M4,),
    ),
    Method(
        id=MethodId.SURVEY,
        subject=Subject.FORECASTS,
        formulas=(
            r"y_{it}=\mu_t+a_{it}+e_{it}\qquad e_{it}\sim N(0,\,v_{it})",
            r"a_{it}=a_{i,t-1}+w_{it}\qquad w_{it}\sim N(0,\,q\,g_t)",
        ),
        papers=(_DURBIN,),
    ),
    Method(
        id=MethodId.SEASONAL,
        subject=Subject.FORECASTS,
        formulas=(
            r"\ell_t=\frac{1}{3}\sum_{a}\ell_t^{(a)}\qquad a\in\{0.1;\,0.3;\,0.6\}",
            r"\hat{z}_{t+h}=\ell_t+d\,D_h+s_{t+h}",
        ),
        papers=(_GARDNER,),
    ),
    Method(id=MethodId.BREAKS, subject=Subject.FORECASTS, formulas=(r"n=1+\sum_t u_t",), papers=()),
    Method(id=MethodId.REFERENCE_GOALS, subject=Subject.GOALS, formulas=(r"g=Q_{0.75}(x_1,\dots,x_n)",), papers=()),
    Method(
        id=MethodId.RISK_CLASSES,
        subject=Subject.GOALS,
        formulas=(r"0.75\;\mid\;0.50\;\mid\;0.25\;\mid\;0.10",),
        papers=(_GIGERENZER,),
    ),
    Method(
        id=MethodId.JOINT,
        subject=Subject.GOALS,
        formulas=(
            r"P_i(f)=\Phi\!\left(\frac{\Phi^{-1}(p_i)+\sqrt{\rho}\,f}{\sqrt{1-\rho}}\right)",
            r"\rho=\frac{5\cdot 0.3+n\,\hat{\rho}}{5+n}",
        ),
        papers=(_VASICEK,),
    ),
    Method(
        id=MethodId.OUTSIDE_VIEW,
        subject=Subject.GOALS,
        formulas=(r"\frac{\#\{\,x_{t+h}-x_t\ge h\,p\,\}}{\#\{\,x_{t+h}-x_t\,\}}",),
        papers=(_KAHNEMAN,),
    ),
    Method(
        id=MethodId.COMPARISON,
        subject=Subject.COMPARISON,
        formulas=(
            r"s_i^2=\frac{1}{2}\cdot\frac{\sum_t e_{it}^2+4\,\bar{e}^2}{n_i+4}",
            r"\lvert x_i-x_{\mathrm{FI}}\rvert>1.96\,s_i",
        ),
        papers=(_FINGERTIPS,),
    ),
    Method(
        id=MethodId.RANK_INTERVALS,
        subject=Subject.COMPARISON,
        formulas=(r"x_i^{*}\sim N(x_i,\,s_i^2)", r"\bigl[\,r_{0.025},\;r_{0.975}\,\bigr]"),
        papers=(_GOLDSTEIN,),
    ),
    Method(id=MethodId.MULTIPLICITY, subject=Subject.COMPARISON, formulas=(r"E=0.05\,m",), papers=(_BLAND,)),
    Method(
        id=MethodId.CLAIMS,
        subject=Subject.COMPARISON,
        formulas=(
            r"d_{it}=\Delta y_{it}-\overline{\Delta y}_t",
            r"\tilde{s}_i^{\,2}=\frac{f_i s_i^2+f_0 s_0^2}{f_i+f_0}",
            r"t=\frac{\sum_t w_t\,y_{it}}{\sqrt{g(w)\,\tilde{s}_i^{\,2}+g_0(w)\,s_c^2}}",
        ),
        papers=(_SMYTH, _SATTERTHWAITE, _HOLM),
    ),
    Method(
        id=MethodId.WINNER,
        subject=Subject.COMPARISON,
        formulas=(r"\max_{j\ne i}\;p_{ij}<0.015",),
        papers=(_GUTMANN, _HUNG),
    ),
    Method(
        id=MethodId.EUROSTAT,
        subject=Subject.OTHERS,
        formulas=(
            r"\frac{(x_t/x_0)^{1/(t-t_0)}-1}{(g/x_0)^{1/(T-t_0)}-1}",
            r"0.95\;\mid\;0.60\;\mid\;0",
        ),
        papers=(_EUROSTAT,),
    ),
    Method(
        id=MethodId.ESCAP,
        subject=Subject.OTHERS,
        formulas=(
            r"w_t=\frac{t-t_1+1}{t_n-t_1+1}",
            r"\frac{\lvert g-\hat{x}_T\rvert}{\lvert g-x_0\rvert}",
            r"0.10\;\mid\;1",
        ),
        papers=(_ESCAP,),
    ),
    Method(
        id=MethodId.HEALTHY_PEOPLE,
        subject=Subject.OTHERS,
        formulas=(
            r"\frac{x_t-x_0}{g-x_0}",
            r"\lvert x_t-x_0\rvert>1.96\sqrt{s_0^2+s_t^2}",
        ),
        papers=(_HEALTHY_PEOPLE,),
    ),
    Method(
        id=MethodId.FINGERTIPS,
        subject=Subject.OTHERS,
        formulas=(r"\chi^2=\left(\frac{b}{s_b}\right)^{2}>9.55",),
        papers=(_FINGERTIPS_TREND,),
    ),
    Method(
        id=MethodId.XMR,
        subject=Subject.OTHERS,
        formulas=(r"\bar{x}\pm 2.66\,\overline{\mathrm{MR}}",),
        papers=(_MAKING_DATA_COUNT,),
    ),
    Method(
        id=MethodId.RECORD,
        subject=Subject.RECORDS,
        formulas=(
            r"\mathrm{BSS}=1-\frac{\sum_i(p_i-y_i)^2}{\sum_i(\bar{y}-y_i)^2}",
            r"\operatorname{logit}P(y_i=1)=a+b\operatorname{logit}p_i",
        ),
        papers=(_BRIER, _COX, _GNEITING),
    ),
)
"""Every method in use, by subject."""
