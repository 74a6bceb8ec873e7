"""Answers as the mail programs of the north send them, each with the quotation and the signature they put below."""

from email.message import EmailMessage

BACK = "Kohort <kohort+{token}@post.example.org>"
OLD = "Har noen lånt støvlene mine?\n\nBo"
QUOTED = "\n".join(f"> {line}" for line in OLD.splitlines())


def mail(sender: str, to: str, text: str = "In the cellar.", *, html: str = "", charset="utf-8", **headers):
    """One message; headers are named with underscores ("Auto_Submitted")."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, "Re: Rubber boots"
    message["Message-ID"] = headers.pop("Message_ID", "<1@example.org>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text, charset=charset)
    if html:
        message.add_alternative(html, subtype="html") if text else message.set_content(html, subtype="html")
    return message


# Name of the program and language: (what it sends, what of it is the answer)
PLAIN = {
    "gmail-en": (
        "In the cellar.\n\nOn Mon, Nov 23, 2026 at 10:15 AM Kohort <kohort+abcdefgh@post.example.org>\nwrote:\n\n"
        + QUOTED,
        "In the cellar.",
    ),
    "gmail-nb": (
        "Takk for sist!\nDe står i kjelleren.\n\n"
        f"man. 23. nov. 2026 kl. 10:15 skrev Kohort <k@example.org>:\n\n{QUOTED}\n",
        "Takk for sist!\nDe står i kjelleren.",
    ),
    "apple-nn": (
        "Dei står i kjellaren.\n\nSendt frå iPhonen min\n\n"
        f"23. nov. 2026 kl. 10:15 skreiv Kohort <k@example.org>:\n\n{QUOTED}",
        "Dei står i kjellaren.",
    ),
    "gmail-fi": (
        f"Ne ovat kellarissa.\n\nma 23. marrask. 2026 klo 10.15 Kohort (k@example.org) kirjoitti:\n\n{QUOTED}",
        "Ne ovat kellarissa.",
    ),
    "apple-fi": (
        "Ne ovat kellarissa.\n\nLähetetty iPhonesta\n\n"
        f"> Kohort <k@example.org> kirjoitti 23.11.2026 kello 10.15:\n> \n{QUOTED}",
        "Ne ovat kellarissa.",
    ),
    "gmail-sv": (
        f"I källaren.\n\nDen mån 23 nov. 2026 kl 10:15 skrev Kohort <k@example.org>:\n\n{QUOTED}",
        "I källaren.",
    ),
    "thunderbird-sv": (
        f"Den 2026-11-23 kl. 10:15, skrev Kohort:\n{QUOTED}\n\nI källaren.\n\n-- \nBo Berg\n+46 8 12",
        "I källaren.",
    ),
    "outlook-nb": (
        "I kjelleren.\n\nHilsen Bo\n\n________________________________\nFra: Kohort <k@example.org>\n"
        f"Sendt: mandag 23. november 2026 10:15\nTil: Bo Berg\nEmne: Støvler\n\n{OLD}",
        "I kjelleren.\n\nHilsen Bo",
    ),
    "outlook-fi": (
        "Kellarissa.\n\nLähettäjä: Kohort <k@example.org>\nLähetetty: maanantai 23. marraskuuta 2026 10.15\n"
        f"Vastaanottaja: Bo Berg\nAihe: Saappaat\n\n{OLD}",
        "Kellarissa.",
    ),
    "outlook-old": (
        f"I källaren.\n\n-----Ursprungligt meddelande-----\nFrån: Kohort\nSkickat: idag\n\n{OLD}",
        "I källaren.",
    ),
    "outlook-web-quote": (f"In the cellar.\n\nOn 2026-11-23 10:15, Kohort wrote:\n\n{OLD}", "In the cellar."),
    "between": (
        "On 2026-11-23 10:15, Kohort wrote:\n> Where are they?\nIn the cellar.\n> Whose?\nMine.",
        "In the cellar.\nMine.",
    ),
    "nothing-quoted": (
        "Thank you, Bo. Three things:\n- one\n- two\nTo: you I would say more.\nIn 2019 she wrote:\nnever again.",
        "Thank you, Bo. Three things:\n- one\n- two\nTo: you I would say more.\nIn 2019 she wrote:\nnever again.",
    ),
    "only-quoted": (QUOTED, ""),
}

HTML = {
    "gmail": (
        '<div dir="ltr">In the <b>cellar</b> &amp; dry.</div><br><div class="gmail_quote"><div class="gmail_attr">'
        "man. 23. nov. 2026 kl. 10:15 skrev Kohort &lt;k@example.org&gt;:<br></div>"
        "<blockquote>Har noen</blockquote></div>",
        "In the cellar & dry.",
    ),
    "apple": (
        "<html><head><style>p{color:red}</style></head><body>In the cellar.<br><br>"
        '<blockquote type="cite"><div>On 23 Nov 2026, at 10:15, Kohort wrote:</div>Old</blockquote></body></html>',
        "In the cellar.",
    ),
    "outlook": (
        '<p>In the cellar.</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Fra:</b> Kohort<br>'
        "<b>Sendt:</b> mandag 23. november 2026 10:15<br><b>Til:</b> Bo<br><b>Emne:</b> Støvler</div><p>Har noen</p>",
        "In the cellar.",
    ),
    "script": ("<p>Hi<script>alert(1)</script></p><p onclick=x>there &lt;b&gt;</p>", "Hi\n\nthere <b>"),
}
