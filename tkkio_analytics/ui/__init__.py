"""The only Streamlit code outside the pages."""
