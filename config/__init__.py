"""Settings, root URLs and the WSGI entry; imported by nothing."""
