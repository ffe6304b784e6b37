"""Where the browser is: looked for, and installed where that can be done without asking."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ABSENT = "no Chromium here: install it (on Debian: apt install chromium) or set LENIG_CHROMIUM"


def find() -> Path | None:
    """The one that `LENIG_CHROMIUM` names, the system's, or Playwright's own."""
    if named := os.environ.get("LENIG_CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    cache = Path.home() / ".cache" / "ms-playwright"
    return next(iter(sorted(cache.glob("chromium-*/chrome-linux*/chrome"), reverse=True)), None)


def find_or_install() -> Path | None:
    """As `find`; where nothing is found and we are root on Debian, apt brings it."""
    found = find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Chromium is installed for the journeys …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        options = ["-qq", "--yes", "--no-install-recommends"]
        subprocess.run(["apt-get", "install", *options, "chromium"], check=False)
        found = find()
    return found
