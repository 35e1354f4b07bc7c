"""Saves are told of, whatever the library that watches folders has to say of itself."""

from __future__ import annotations

import shutil
import warnings

from claimgraph.publish.serving.watching import Watch


def test_a_folder_that_is_taken_away_and_put_back_again_and_again_stays_watched(tmp_path):
    folder, aside = tmp_path / "claims", tmp_path / "aside"
    for number in range(5):
        (folder / f"topic-{number}").mkdir(parents=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # one that is raised in its thread ends the watching
        with Watch([folder]) as watch:
            for _ in range(8):
                folder.rename(aside)
                shutil.copytree(aside, folder)
                shutil.rmtree(aside)
                watch.wait(0.3)
            (folder / "topic-0/one.yml").write_text("topic: One\n", "utf-8")
            assert folder / "topic-0/one.yml" in watch.wait(5)
