"""Small charts as SVG, readable on light and dark pages. No dependencies."""

import math
from xml.sax.saxutils import escape

_STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.quiet { fill: #57606a; font-size: 11px; }
.grid { stroke: #d0d7de; stroke-width: 1; }
.c0 { fill: #d1480f; stroke: #d1480f; } .c1 { fill: #6e40c9; stroke: #6e40c9; }
.c2 { fill: #1a7f37; stroke: #1a7f37; } .c3 { fill: #0969da; stroke: #0969da; }
polyline { fill: none !important; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } .quiet { fill: #9198a1; } .grid { stroke: #3d444d; }
.c0 { fill: #ff8c5a; stroke: #ff8c5a; } .c1 { fill: #b392f0; stroke: #b392f0; }
.c2 { fill: #56d364; stroke: #56d364; } .c3 { fill: #58a6ff; stroke: #58a6ff; }
}
</style>"""


def write(path, svg):
    """Writes a chart."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(svg)


def replace(page, name, text):
    """Puts a text between <!-- name --> and <!-- /name --> of a page."""
    begin, end = "<!-- %s -->\n" % name, "<!-- /%s -->" % name
    with open(page, encoding="utf-8") as file:
        before, rest = file.read().split(begin)
    with open(page, "w", encoding="utf-8") as file:
        file.write(before + begin + text + "\n" + end + rest.split(end)[1])


def dots(title, names, rows, shown):
    """One line per (label, values), one dot per name, on a logarithmic axis."""
    left, right, top, step = 270, 60, 62, 26
    width, height = 860, top + step * len(rows) + 24
    low = 10 ** math.floor(math.log10(min(min(values) for _, values in rows)))
    high = 10 ** math.ceil(math.log10(max(max(values) for _, values in rows)))

    def x(value):
        share = math.log(value / low) / math.log(high / low)
        return left + share * (width - left - right)

    parts = _begin(width, height, title, names)
    tick = low
    while tick <= high * 1.001:
        parts.append(_line(x(tick), top - 12, x(tick), height - 20))
        parts.append(_text(x(tick), height - 6, shown(tick), "quiet", "middle"))
        tick *= 10
    for i, (label, values) in enumerate(rows):
        y = top + step * i + 4
        parts.append(_text(left - 14, y + 4, label, "", "end"))
        for j, value in enumerate(values):
            parts.append(
                '<circle class="c%d" cx="%.1f" cy="%.1f" r="5.5"><title>%s</title></circle>'
                % (j, x(value), y, escape("%s: %s" % (names[j], shown(value))))
            )
    return "\n".join(parts) + "\n</svg>\n"


def lines(title, names, points, shown_x, shown_y):
    """One line per name through [(x, [y of each name])], both axes logarithmic."""
    left, right, top, bottom = 80, 30, 62, 44
    width, height = 760, 380
    xs = [at for at, _ in points]
    ys = [value for _, values in points for value in values if value]
    low = 10 ** math.floor(math.log10(min(ys)))
    high = 10 ** math.ceil(math.log10(max(ys)))

    def x(value):
        share = math.log(value / xs[0]) / math.log(xs[-1] / xs[0])
        return left + share * (width - left - right)

    def y(value):
        share = math.log(value / low) / math.log(high / low)
        return height - bottom - share * (height - top - bottom)

    parts = _begin(width, height, title, names)
    tick = low
    while tick <= high * 1.001:
        parts.append(_line(left, y(tick), width - right, y(tick)))
        parts.append(_text(left - 8, y(tick) + 4, shown_y(tick), "quiet", "end"))
        tick *= 10
    for at in xs:
        parts.append(_text(x(at), height - bottom + 20, shown_x(at), "quiet", "middle"))
    for j in range(len(names)):
        known = [(x(at), y(values[j])) for at, values in points if values[j]]
        path = " ".join("%.1f,%.1f" % point for point in known)
        parts.append('<polyline class="c%d" points="%s"/>' % (j, path))
        parts += ['<circle class="c%d" cx="%.1f" cy="%.1f" r="4"/>' % (j, *p) for p in known]
    return "\n".join(parts) + "\n</svg>\n"


def _begin(width, height, title, names):
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">' % (width, height),
        "<title>%s</title>" % escape(title),
        _STYLE,
        _text(14, 20, title, "quiet", "start"),
    ]
    for j, name in enumerate(names):
        at = 20 + 150 * j
        parts.append('<circle class="c%d" cx="%d" cy="36" r="5.5"/>' % (j, at))
        parts.append(_text(at + 12, 40, name, "", "start"))
    return parts


def _line(x1, y1, x2, y2):
    return '<line class="grid" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>' % (x1, y1, x2, y2)


def _text(x, y, text, style, anchor):
    return '<text class="%s" x="%.1f" y="%.1f" text-anchor="%s">%s</text>' % (
        style,
        x,
        y,
        anchor,
        escape(text),
    )
