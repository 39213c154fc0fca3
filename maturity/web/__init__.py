"""Everything Streamlit and HTTP. Pages and routes call use cases; no rule of the field is here."""
