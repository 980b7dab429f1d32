"""The documentation as a site: the same pages that are read in the repository, built by Sphinx (`make docs`).

What is in the navigation is what `docs/index.md` links to: a heading there is a heading here, a row a page.
"""

import re
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"^\| \[([^\]]+)\]\(([^)#:\s]+)\.md\)", re.MULTILINE)

project = "Verbale"
author = "the authors of Verbale"
html_title = "Verbale"
language = "en"

extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = ["README.md", "CHANGELOG.md", "seeds/README.md", "docs/**.md"]
myst_heading_anchors = 4
nitpicky = True

html_theme = "furo"
html_baseurl = ""
html_favicon = str(ROOT / "app/web/static/favicon.svg")
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_show_sourcelink = False
html_copy_source = False
html_show_copyright = False
html_use_index = False
templates_path = ["templates"]
html_additional_pages = {"index": "home.html"}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#16324f", "color-brand-content": "#1c4f78", "color-brand-visited": "#1c4f78",
        "color-background-primary": "#fffefb", "color-background-secondary": "#fbf9f4",
        "color-background-border": "#e0d9ca", "font-stack": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
        "font-stack--monospace": "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    },
    "dark_css_variables": {
        "color-brand-primary": "#e8e4da", "color-brand-content": "#93c3ea", "color-brand-visited": "#93c3ea",
        "color-background-primary": "#11161c", "color-background-secondary": "#171e26",
        "color-background-border": "#2d3742",
    },
}  # fmt: skip


def navigation(text: str) -> str:
    """The index with a table of contents behind each of its sections: a page for each row of the section's table.

    A page is called what it is called there, and a decision, which has a number there, by its own heading.
    """
    head, *sections = re.split(r"(?m)^## (.+)\n", text)
    parts = [head]
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        pages = "\n".join(page if name.isdigit() else f"{name} <{page}>" for name, page in LINK.findall(body))
        parts.append(f"## {title}\n{body}\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n{pages}\n```\n\n")
    return "".join(parts)


def setup(app: Sphinx) -> None:
    """What configuration alone cannot say: where the navigation comes from, and that CSV has no colours."""

    def read(_: Sphinx, page: str, source: list[str]) -> None:
        if page == root_doc:
            source[0] = navigation(source[0])

    app.connect("source-read", read)
    app.add_lexer("csv", TextLexer)
