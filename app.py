"""TKKIO-analytiikka: the entry that Streamlit starts."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tkkio_analytics.ui import navigation, shell

if get_script_run_ctx(suppress_warning=True) is None:
    navigation.before_the_first_visitor()
    app = st.App(__file__, middleware=shell.MIDDLEWARE, on_script_error=shell.unexpected)
else:
    language = shell.frame()
    shell.run(navigation.build(language), language=language)
