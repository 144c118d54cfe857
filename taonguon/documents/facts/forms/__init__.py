"""What each form and letter of a person's dossier prints: frozen facts with the field names its template uses.

Never in here: relatives' history, the content of a verification. Those lines stay empty, for the pen.
"""
