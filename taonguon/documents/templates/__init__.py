"""The shipped .docx templates and the script that makes them (`python -m taonguon.documents.templates.build`)."""
