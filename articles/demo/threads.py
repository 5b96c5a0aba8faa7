"""What ana, ben and sam said to each other about the work."""

from articles.demo.shapes import Talk
from articles.demo.world import OP_MARREN, SL_ILVANE

THREADS: tuple[Talk, ...] = (
    Talk("claim", "sl-monitor-100", (
        ("ben", "Do the 23 sit inside the 100? @ana"),
        ("ana", "“including” says so. I made it a part of this claim."),
        ("ben", "Then I am content."),
    ), resolved_by="ben"),
    Talk("claim", "op-guard-40", (
        ("ben", "Forty or fourteen? The headline, the first paragraph and the quotation all say forty."),
        ("ana", "Harbour Wire and the radio read the same release and both have fourteen. I took it as "
                "a copy with an error and not as a figure of its own."),
        ("sam", "Good. Keep the forty as printed, and let the link say that it repeats."),
    )),
    Talk("link", "monitor-against-brigade", (
        ("sam", "@ana Why a conflict, when both can be true?"),
        ("ana", "Because a reader will take 100 and 150 as two tolls, and only one of them rests on "
                "graves.\n\n"
                "I am ready to be talked out of it."),
    )),
    Talk("annotation", "eleven", (
        ("sam", "Too short as it is. The sitting shot alone is captivity; both together are the claim."),
        ("ben", "I shall extend it to the end of the next sentence but one."),
    )),
    Talk("annotation", "self-serving", (
        ("ben", "Is this doubt, or is it only a description of the source?"),
        ("ana", "The next clause makes it doubt: no list of names matches."),
    ), resolved_by="ana"),
    Talk("article", SL_ILVANE, (
        ("ana", "The update note changes the third paragraph only. Do we have the version of 18 March?"),
        ("sam", "Not yet. I have asked the Ledger for it; import it as the older version when it comes."),
    )),
    Talk("article", OP_MARREN, (
        ("ben", "There is no figure in this article at all. Do we still make a claim?"),
        ("sam", "Yes: traders were killed, number blank. Blank is not zero. Mind the date, it says Monday."),
        ("ben", "Done, as a draft. The readers correct the day below the line."),
    ), resolved_by="ben"),
    Talk("claim", "hw-drivers", (
        ("ana", "“The men who burned” has no number. I left it as a plain plural."),
        ("sam", "Right. The status is what conflicts here."),
    )),
    Talk("link", "guard-against-hospital", (
        ("sam", "The hospital says “most of them in uniform”. Is that enough to compare with guards alone?"),
        ("ben", "If two in three were guards it would still be under 51. I shall set it to compatible."),
    )),
)  # fmt: skip
