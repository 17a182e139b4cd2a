"""What `streamlit run app.py` starts; the app itself is graph_builder/web/app.py."""

from graph_builder.web.app import main

main()
