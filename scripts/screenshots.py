"""Build the site and take the pictures of the README: the page of a claim, wide and on a phone.

python scripts/screenshots.py [FOLDER]        docs/assets, unless a folder is given
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from browser import chromium
from serving import served

ROOT = Path(__file__).parent.parent
CLAIM = "claims/russia-instigated-riots/"
PICTURES: dict[str, dict[str, Any]] = {
    "claim-page.png": {"viewport": {"width": 1280, "height": 1500}},
    "claim-page-phone.png": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "device_scale_factor": 2},
}


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    subprocess.run([sys.executable, ROOT / "build_graph.py", "--root", ROOT], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as address, chromium() as browser:
        for name, options in PICTURES.items():
            page = browser.new_page(color_scheme="light", reduced_motion="reduce", **options)
            page.goto(address + CLAIM)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / name)
            page.close()
            print(f"wrote {folder / name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/assets")
