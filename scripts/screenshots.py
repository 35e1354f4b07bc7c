"""Take the screenshots of the README and of the guides, from real sites.

python scripts/screenshots.py [FOLDER]        docs/assets, unless a folder is given

The README shows the flagship: a claim, wide and on a phone, and its map. The guide "Edit your first claim" shows the
argument that `claimgraph init` begins, before and after the edits that the guide asks for, and with its slip.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser import chromium
from guides import Block, follow, read_blocks
from serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs/guides/first-claim.md"
CLAIM = "claims/russia-instigated-riots/"
TOPIC = "map/japan-options/"
EDITED = "claims/clerk-reads-gauge/"
SHEET = ".cg-live-problems"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "device_scale_factor": 1.5}


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    (folder / "guides").mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        with _built(ROOT) as address:
            _picture(browser, address + CLAIM, folder / "claim-page.png", viewport={"width": 1280, "height": 1000})
            _picture(browser, address + CLAIM, folder / "claim-page-phone.png", **PHONE)
            _picture(browser, address + TOPIC, folder / "map.png", "[data-map]", **_wide(1000))
        with _begun() as mine:
            with _built(mine) as address:
                _picture(browser, address, folder / "guides/home.png", **_wide(860))
                _picture(browser, address + EDITED, folder / "guides/claim-before.png", **_wide(560))
            edits = iter(read_blocks(GUIDE))
            with _served(mine) as address:
                _slip(browser, address + EDITED, folder / "guides/slip.png", mine, edits)
            for block in edits:
                follow(block, mine)
            with _built(mine) as address:
                _picture(browser, address + EDITED, folder / "guides/claim-after.png", **_wide(560))
                _picture(browser, address + EDITED, folder / "guides/finding.png", ".cg-finding", **_wide(560))


def _wide(height: int) -> dict[str, Any]:
    return {"viewport": {"width": 1100, "height": height}}


def _picture(browser: Browser, address: str, file: Path, part: str = "", **options: Any) -> None:  # noqa: ANN401
    """Save a screenshot of a page, or of a part of it; the options are those of Playwright."""
    page = browser.new_page(color_scheme="light", reduced_motion="reduce", **options)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    if part:
        page.locator(part).first.screenshot(path=file)
    else:
        page.screenshot(path=file)
    page.close()
    print(f"wrote {file}")


def _slip(browser: Browser, address: str, file: Path, project: Path, edits: Iterator[Block]) -> None:
    """Follow a guide up to its deliberate mistake, and save a screenshot of the open page."""
    page = browser.new_page(color_scheme="light", reduced_motion="reduce", **_wide(560))
    page.goto(address)
    page.wait_for_load_state("load")
    for block in edits:
        follow(block, project)
        if block.mark.startswith("edit "):
            break
    page.locator(SHEET).wait_for()
    page.screenshot(path=file)
    page.close()
    print(f"wrote {file}")


@contextmanager
def _served(project: Path) -> Iterator[str]:
    """Serve a project with live reload for the length of a block; yield the address."""
    command = [sys.executable, "-u", "-m", "claimgraph", "--root", str(project), "serve", "--port", "8790"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        told = iter(server.stdout or ())
        address = next(line.split()[2] for line in told if line.startswith("serving at"))
        next(line for line in told if "built in" in line)
        yield address
        server.terminate()


@contextmanager
def _built(project: Path) -> Iterator[str]:
    """Build a project and serve its site for the length of a block; yield the address."""
    _claimgraph("--root", str(project))
    with served(project / "site") as address:
        yield address


@contextmanager
def _begun() -> Iterator[Path]:
    """Create a starter argument for the length of a block; yield its folder."""
    with tempfile.TemporaryDirectory() as folder:
        mine = Path(folder, "my-argument")
        _claimgraph("init", str(mine))
        yield mine


def _claimgraph(*words: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "claimgraph", *words], check=True, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/assets")
