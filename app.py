"""TKKIO-analytiikka: the entry that Streamlit starts."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tkkio_analytics.ui import navigation, shell, turns
from tkkio_analytics.ui.cache import warm

if get_script_run_ctx(suppress_warning=True) is None:
    navigation.before_the_first_visitor()
    warm.in_the_background()
    app = st.App(__file__, middleware=shell.MIDDLEWARE, on_script_error=shell.unexpected)
else:
    with turns.of_pages.turn():
        language = shell.frame()
        shell.run(navigation.build(language), language=language)
