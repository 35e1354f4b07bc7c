"""Somebody who edits a small argument: its words, its links, its files, a page, a template, the settings."""

from __future__ import annotations

import json
import re
from itertools import count

import yaml
from large_argument import write

PLAIN = """\
site_name: A small argument
theme: {name: material, font: false}
plugins: [claimgraph: {pdf: false}]
validation: {omitted_files: ignore}
"""
OWN_THEME = PLAIN.replace("font: false", "font: false, custom_dir: theme")
TEMPLATE = "theme/partials/nav.html"
numbers = count(1)


class Editor:
    """Somebody who edits an argument in three files, a page, a template and the configuration."""

    def __init__(self, folder, config=OWN_THEME):
        self.folder, self.config = folder, config
        write(folder, claims=24, topics=3)
        (folder / TEMPLATE).parent.mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(config, "utf-8")
        (folder / "docs/about.md").write_text("# About\n\nIt begins with [[c0-0]].\n", "utf-8")
        (folder / "docs/method.md").write_text("# Method\n\n<!-- the tool's page -->\n", "utf-8")

    def topics(self):
        return sorted((self.folder / "claims").glob("topic-*.yml"))

    def change(self, how, number=0):
        """Change the claims of a file, and save it."""
        file = self.topics()[number]
        text = file.read_text("utf-8")
        topic = yaml.safe_load(text)
        how(topic["claims"])
        in_brackets = text.startswith("{")
        file.write_text(json.dumps(topic, indent=1) if in_brackets else yaml.safe_dump(topic, sort_keys=False), "utf-8")
        return {file}

    def reword(self, claim="c0-5"):
        return self.change(lambda claims: claims[claim].update(claim=f"It is said in way {next(numbers)}."))

    def reword_what_a_page_names(self):
        return self.reword("c0-0")

    def relink(self):
        def how(claims):
            step = claims["c0-1"]["because"][0]
            step["premises"] = ["c0-6"] if step["premises"] != ["c0-6"] else ["c0-3", "c0-4"]

        return self.change(how)

    def grant(self):
        def how(claims):
            leaf = claims[[*claims][-1]]
            leaf["kind"] = "fact" if leaf["kind"] == "assumption" else "assumption"

        return self.change(how)

    def regrade(self):
        """Change a number alone, by which what rests on it may fare otherwise."""

        def how(claims):
            finding = claims["c0-1"]["evidence"][0]
            finding["credibility"] = finding["credibility"] % 6 + 1

        return self.change(how)

    def lengthen(self):
        """Move all that follows further down."""
        return self.change(lambda claims: claims["c0-0"].update(aliases=[f"line {next(numbers)}", "one more"]))

    def relayout(self):
        """Write a file in lines without brackets, as people do."""
        file = self.topics()[0]
        file.write_text(yaml.safe_dump(yaml.safe_load(file.read_text("utf-8")), sort_keys=False), "utf-8")
        return {file}

    def add(self):
        number = next(numbers)
        entry = {
            "claim": f"There is one more thing, {number}.",
            "kind": "fact",
            "by": "clerk",
            "granted": "All say so.",
        }
        return self.change(lambda claims: claims.update({f"new-{number}": entry}), 1)

    def delete(self):
        def how(claims):
            for id_ in [id_ for id_ in claims if id_.startswith(("new-", "moved-"))]:
                del claims[id_]

        return self.change(how, 1) | self.change(how, 2)

    def rename(self):
        """Give a claim another id wherever it stands, and say so."""
        old = [*yaml.safe_load(self.topics()[0].read_text("utf-8"))["claims"]][-1]
        new = f"renamed-{next(numbers)}"
        for file in self.topics():
            file.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, file.read_text("utf-8")), "utf-8")
        (self.folder / "claims/renamed.yml").write_text(json.dumps({"claims": {old: new}}), "utf-8")
        return {*self.topics(), self.folder / "claims/renamed.yml"}

    def move(self):
        """Move a claim from one file to another."""
        moved = {}
        added = self.add()
        taken = self.change(lambda claims: moved.update([claims.popitem()]), 1)
        return added | taken | self.change(lambda claims: claims.update(moved), 2)

    def retitle(self):
        file = self.topics()[2]
        topic = json.loads(file.read_text("utf-8"))
        topic["topic"] = f"The matter of {next(numbers)}"
        file.write_text(json.dumps(topic, indent=1), "utf-8")
        return {file}

    def template(self):
        file = self.folder / TEMPLATE
        file.write_text(f"<p>Edition {next(numbers)} of {{{{ config.site_name }}}}</p>", "utf-8")
        return {file}

    def configuration(self):
        file = self.folder / "mkdocs.yml"
        file.write_text(self.config.replace("A small", f"Small {next(numbers)}, an"), "utf-8")
        return {file}

    def theme(self):
        """Begin or cease to have templates of one's own."""
        self.config = PLAIN if self.config == OWN_THEME else OWN_THEME
        return self.configuration()

    def page(self):
        file = self.folder / "docs/about.md"
        file.write_text(f"# About {next(numbers)}\n\nIt begins with [[c0-0]], and goes on with [[c0-2]].\n", "utf-8")
        return {file}


OF_WORDS = [
    Editor.reword,
    Editor.reword_what_a_page_names,
    Editor.relink,
    Editor.grant,
    Editor.regrade,
    Editor.lengthen,
]
EDITS = [
    *OF_WORDS,
    Editor.relayout,
    *(Editor.add, Editor.delete, Editor.rename, Editor.move, Editor.retitle),
    *(Editor.template, Editor.configuration, Editor.page),
]
