"""The law and the arithmetic of the domain: plain Python, no framework, no clock, no database."""
