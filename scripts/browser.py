"""Find or install a Chromium for the tests and the screenshots.

python scripts/browser.py        print where it is; where there is none, install one or say how
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without a window, which is quicker to start."""
OF_PLAYWRIGHT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "AimEnabled"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "PreconnectToSearch"),
)
"""What Playwright switches off. Chromium heeds the last such list only, so they are named again beside our own."""
OF_THE_WINDOW = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess")
"""Parts of the window around a page: two hidden pages below the address bar, and a process in reserve.

Chromium loads them anew for every reader, which takes more than twice the time of the page itself.
"""
FLAGS = (
    *("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"),
    f"--disable-features={','.join(OF_PLAYWRIGHT + OF_THE_WINDOW)}",
)
PACKAGES = ("chromium", "chromium-headless-shell", "libatomic1")
"""What Debian needs: a browser for reports and for tests, and what Playwright's driver is linked with."""
HOW_TO = """\
No browser could be started, and none could be installed. One of these gives one; then run `make test` again:
  apt-get install chromium libatomic1           on Debian, as root
  .venv/bin/playwright install chromium         as any user, Playwright's own
  make test CHROMIUM=/path/to/chromium          with a Chromium or Chrome that is there already"""


def find_chromium() -> str | None:
    """Return the Chromium to use: the one named by CHROMIUM, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    on_path = next((path for path in map(shutil.which, NAMES) if path), None)
    return on_path or _of_playwright()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a headless Chromium.

    Raises:
        LookupError: where there is none; its message tells how to get one.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - finding a browser does without it

    path = find_chromium()
    if path is None:
        raise LookupError(HOW_TO)
    flags = [*FLAGS, "--no-sandbox"] if _is_root() else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def main() -> None:
    """Make sure that there is a browser, and a driver that runs."""
    if not _is_ready():
        _install()
    if not _is_ready():
        sys.exit(HOW_TO)
    print(f"browser: {find_chromium()}")


def _is_ready() -> bool:
    driver = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    return driver.returncode == 0 and find_chromium() is not None


def _install() -> None:
    if _is_root() and _is_debian():
        _run("apt-get", "update", "-q")
        _run("apt-get", "install", "-q", "-y", "--no-install-recommends", *PACKAGES)
    else:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    print("$", *command, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)  # whether it helped is seen after


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and mostly not needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


if __name__ == "__main__":
    main()
