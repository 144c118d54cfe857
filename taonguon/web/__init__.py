"""The face: pages for people. Reads a request, makes one call down, renders; no rule and no query lives here."""
