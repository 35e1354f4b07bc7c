"""A page of a newspaper as they are, with quotations from it that are hard to find, and others that it has not."""

# ruff: noqa: RUF001 - the signs of several scripts are what it is about

from __future__ import annotations

FILLER = "The council met on Monday and spoke of the price of bread, of the roads, and of the new school. " * 3

PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The well of Ashford fails | The Gazette</title>
<style>.ad {{ color: red }} p::before {{ content: "never" }}</style>
<script>var words = "the clerk moved the gauge by night";</script>
<script type="application/ld+json">{{"articleBody": "the clerk sold the water of the village"}}</script></head>
<body>
<header><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a><li>Most read</ul></nav></header>
<div class="cookie">We and our 812 partners value your privacy. <button>Accept all</button></div>
<main><article>
<h1>The well of <em>Ashford</em> fails at last</h1>
<p class="lead"><span class="drop">T</span>he water of the village well st<b>oo</b>d a hand lower than a
year&nbsp;ago, the <a href="/teacher">teacher</a> said.</p>
<p>{FILLER}</p>
<p>The level fell by ten per cent<sup id="ref1"><a href="#note1">[1]</a></sup> in one month, and by 12 metres<sup><a
href="#note2">2</a></sup> since the war.</p>
<p>“It’s the driest spring since 1911,” he said – “and the ‘old’ people say so too.”</p>
<blockquote>In thirty years I have not seen the bottom.<br>Now I see it every morning.</blockquote>
<figure><img src="well.jpg" alt="Nobody sees these words"><figcaption>The well on the square, photographed
in May.</figcaption></figure>
<aside>Water was last brought by cart in the summer of 1893.</aside>
<ul><li>The first bucket came up dry.</li><li>The second one brought up sand.</li></ul>
<table><caption>Rain by day</caption><tr><th>Day<th>Millimetres<tr><td>3 May<td>2 mm<tr><td>4 May<td>0 mm</table>
<p>The pump moved 10<sup>6</sup> litres on the 1<sup>st</sup> of May, and the co&shy;oper&shy;ative paid for it.</p>
<p>The clerk <del>lied about</del> <ins>did not read</ins> the gauge on Sunday.</p>
<p>防衛省は２２日、井戸の水位が
下がったと<ruby>発表<rp>（</rp><rt>はっぴょう</rt><rp>）</rp></ruby>した。</p>
<p>Колодец стои́т пусто́й с апреля.</p>
<details><summary>How we worked</summary><p>We asked the school for its log of the rain gauge.</p></details>
<p hidden>The miller poisoned the well in the night.</p>
<p style="display: none">The priest drank all the water alone.</p>
<noscript>Please enable scripts to read about the lake.</noscript>
<template><p>The duke owns every drop of the water.</p></template>
<!-- The editor does not believe a word of this. -->
<p>The ef&#xFB01;cient pump of the railway was of no use.</p>
</article></main>
<footer><p>Most read: The fair of Sunday. A cart is lost. 106 litres of milk are spilt.</p></footer>
</body></html>
"""

QUOTATIONS = {
    "an initial set apart": "The water of the village well stood a hand lower",
    "marked letters and a link": "well stood a hand lower than a year ago, the teacher said",
    "a note mark in brackets": "fell by ten per cent in one month",
    "a note mark after a number's unit": "by 12 metres since the war",
    "straight quotation marks": '"It\'s the driest spring since 1911," he said - "and the \'old\' people say so too."',
    "across a line break": "I have not seen the bottom. Now I see it every morning.",
    "a caption": "The well on the square, photographed in May.",
    "an aside": "Water was last brought by cart in the summer of 1893.",
    "across items of a list": "The first bucket came up dry. The second one brought up sand.",
    "a heading": "The well of Ashford fails at last",
    "a cell of a table": "3 May 2 mm",
    "raised letters and numbers": "moved 10⁶ litres on the 1st of May",
    "soft hyphens": "the cooperative paid for it",
    "words put in for others": "The clerk did not read the gauge on Sunday.",
    "Japanese across lines of the file": "防衛省は22日、井戸の水位が下がったと発表した。",
    "Russian with stress marks": "Колодец стоит пустой с апреля",
    "a part that is folded": "We asked the school for its log of the rain gauge.",
    "a ligature": "The efficient pump of the railway",
    "words left out": "The water of the village well … a hand lower",
}
"""Quotations from the page, by what is hard about them."""

NOT_THERE = {
    "a script": "the clerk moved the gauge by night",
    "data for machines": "the clerk sold the water of the village",
    "a hidden part": "The miller poisoned the well in the night.",
    "a part hidden by its style": "The priest drank all the water alone.",
    "what is for readers without scripts": "Please enable scripts to read about the lake.",
    "a template": "The duke owns every drop of the water.",
    "a comment": "The editor does not believe a word of this.",
    "a picture's alternative": "Nobody sees these words",
    "deleted words": "The clerk lied about the gauge on Sunday",
    "a style": "never",
    "a reading": "発表はっぴょうした",
    "a word dropped": "The water of the village stood a hand lower",
    "words swapped": "The water of the well village stood a hand lower",
    "a denial put in": "the cooperative never paid for it",
    "another number": "It's the driest spring since 1917",
    "an exponent read as a number": "moved 106 litres",
    "a note mark read as a number": "ten per cent1 in one month",
}
"""Words that no reader sees there, or that are not quite the page's."""
