"""The app: Streamlit pages over the store. `app.main` is the entry; `state` owns the link, `services` the caches."""
