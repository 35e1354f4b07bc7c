"""Download the third-party scripts that the site includes, at the versions written here, with their licences.

python scripts/vendor.py        needs npm; writes claimgraph/site/assets/vendor
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "claimgraph/site/assets/vendor"
PACKAGES = {
    "@panzoom/panzoom@4.6.2": {
        "package/dist/panzoom.es.js": "panzoom-4.6.2.mjs",
        "package/MIT-License.txt": "panzoom-4.6.2.LICENSE.txt",
    },
}
"""Per package and version, the files that are taken and what they are called here."""


def main() -> None:
    """Replace everything in the folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for package, files in PACKAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            packed = subprocess.run(
                ["npm", "pack", package, "--silent"], cwd=folder, capture_output=True, text=True, check=False
            )
            if packed.returncode:
                sys.exit(f"{package} could not be fetched: {packed.stderr.strip()}")
            with tarfile.open(Path(folder, packed.stdout.strip().splitlines()[-1])) as archive:
                for inside, name in files.items():
                    content = archive.extractfile(inside)
                    if content is None:
                        sys.exit(f"{package} has no file {inside}")
                    (FOLDER / name).write_bytes(content.read())
                    print(f"wrote {(FOLDER / name).relative_to(FOLDER.parents[3])}")


if __name__ == "__main__":
    main()
