"""Raw text → documents with sections and sentences: speeches, outline, dates, review or plan."""
