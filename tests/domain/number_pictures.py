"""The pictures of docs/numbers.md, drawn by the geometry that draws them in the product."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from articles.domain.intervals import Interval
from articles.domain.quantities import read
from articles.domain.scales import Bar, Scale, bar, gap_between, scale_for

WIDTH, LEFT, RIGHT, ROW, TOP = 720, 210, 24, 34, 18
STYLE = """
text{font:13px system-ui,sans-serif;fill:#22211f}.m{fill:#6b675f;font-size:12px}.t{text-anchor:end}
.c{text-anchor:middle}.g{stroke:#dedbd3}.h{stroke:#22211f;stroke-width:1.5}.o{stroke:#22211f;stroke-width:1.5;
stroke-dasharray:2 3}.s{fill:#a9c0d4}.d{fill:#22211f}.e{fill:none;stroke:#22211f;stroke-width:1.5}
.x{fill:none;stroke:#8a8578}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a picture: the words at the left, their intervals, a remark below them."""

    words: str
    hard: Interval | None
    soft: Interval | None
    remark: str = ""


def row_of(expression: str, remark: str = "") -> Row:
    """A row that shows how ``expression`` is read."""
    quantity = read(expression)
    return Row(f"“{expression}”", quantity.hard, quantity.soft, remark)


def picture(title: str, rows: Sequence[Row], *, gaps: Sequence[tuple[int, int]] = ()) -> str:
    """An SVG of rows on one scale; ``gaps`` names pairs of rows between which the gap is hatched."""
    scale = scale_for([(row.hard, row.soft) for row in rows])
    height = TOP + ROW * len(rows) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t">',
        f'<title id="t">{escape(title)}</title><style>{STYLE.strip()}</style>',
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="x" x1="0" x2="0" y1="0" y2="6"/></pattern></defs>',
        f'<rect width="{WIDTH}" height="{height}" fill="#fdfcfa"/>',
        *_ticks(scale, height),
    ]
    for above, below in gaps:
        parts += _gap(rows, above, below, scale)
    for place, row in enumerate(rows):
        parts += _row(row, scale, TOP + ROW * place + ROW // 2)
    return "\n".join([*parts, "</svg>\n"])


def _x(at: str) -> float:
    """A percentage of the scale in the picture's own units."""
    return round(LEFT + float(at.rstrip("%")) / 100 * (WIDTH - LEFT - RIGHT), 1)


def _ticks(scale: Scale, height: int) -> list[str]:
    lines = []
    for tick in scale.marks():
        x = _x(tick.at)
        lines.append(f'<line class="g" x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{height - 26}"/>')
        lines.append(f'<text class="m c" x="{x}" y="{height - 10}">{tick.label}</text>')
    return lines


def _gap(rows: Sequence[Row], above: int, below: int, scale: Scale) -> list[str]:
    faces = [(rows[place].hard, rows[place].soft) for place in (above, below)]
    gap = gap_between(faces[0], faces[1], scale)
    if gap is None:
        return []
    start, y = _x(gap.start), TOP + ROW * above + 6
    width = round(_x(f"{float(gap.start.rstrip('%')) + float(gap.width.rstrip('%'))}%") - start, 1)
    return [
        f'<rect x="{start}" y="{y}" width="{width}" height="{ROW * (below - above + 1) - 12}" '
        'fill="url(#hatch)"/>'
    ]


def _row(row: Row, scale: Scale, y: int) -> list[str]:
    words = f'<text class="t" x="{LEFT - 14}" y="{y + 4}">{escape(row.words)}</text>'
    remark = f'<text class="m t" x="{LEFT - 14}" y="{y + 17}">{escape(row.remark)}</text>'
    return [words, *([remark] if row.remark else []), *_bar(bar(row.hard, row.soft, scale), y)]


def _bar(drawn: Bar, y: int) -> list[str]:
    parts = []
    if drawn.soft_start:
        width = _x(f"{float(drawn.soft_start[:-1]) + float(drawn.soft_width[:-1])}%") - _x(drawn.soft_start)
        parts.append(
            f'<rect class="s" x="{_x(drawn.soft_start)}" y="{y - 5}" width="{round(width, 1)}" height="10"/>'
        )
    if drawn.dot:
        parts.append(f'<circle class="d" cx="{_x(drawn.dot)}" cy="{y}" r="4.5"/>')
    if drawn.line_start:
        parts.append(f'<path class="h" d="M{_x(drawn.line_start)} {y}H{_x(drawn.line_end)}"/>')
    if drawn.open_start:
        end = _x(drawn.open_end)
        parts.append(f'<path class="o" d="M{_x(drawn.open_start)} {y}H{end}"/>')
        parts.append(f'<path class="e" d="M{end} {y - 5}l5 5-5 5"/>')
    parts += [
        f'<path class="h" d="M{_x(cap)} {y - 5}v10"/>' for cap in (drawn.cap_low, drawn.cap_high) if cap
    ]
    return parts
