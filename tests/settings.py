"""Settings of a test run: the product's own, in a folder that vanishes, with hashes that cost nothing."""

import atexit
import os
import tempfile
from pathlib import Path

folder = tempfile.TemporaryDirectory(prefix="taonguon-test-")
atexit.register(folder.cleanup)
os.environ["DATA_DIR"] = folder.name
os.environ.setdefault("SECRET_KEY", "tests-only-not-a-secret")
# In memory, threads of the live server would share one connection; a file is also what is used in earnest.
os.environ.setdefault("TEST_SQLITE_NAME", str(Path(folder.name) / "test.sqlite3"))

from config.settings import *  # noqa: E402, F403  # the environment comes first

Path(STATIC_ROOT).mkdir()  # noqa: F405  # whitenoise warns about a missing folder
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
