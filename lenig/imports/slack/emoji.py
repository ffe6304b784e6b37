"""Slack's names of the emoji that colleagues use most: the sign itself, and what it says as a reaction.

A name that is not here stays as it was typed, and counts as a like.
"""

LIKE, USEFUL, WELL_DONE = "like", "useful", "well_done"
BRAVE, THANKS, RECOGNISE = "brave", "thanks", "recognise"

_KNOWN: dict[str, tuple[tuple[str, str], ...]] = {
    LIKE: (
        *(("+1", "👍"), ("thumbsup", "👍"), ("ok_hand", "👌"), ("heart", "❤️"), ("smile", "😄")),
        *(
            ("slightly_smiling_face", "🙂"),
            ("simple_smile", "🙂"),
            ("smiley", "😃"),
            ("slightly_frowning_face", "🙁"),
            ("grinning", "😀"),
        ),
        *(("grin", "😁"), ("joy", "😂"), ("laughing", "😆"), ("wink", "😉"), ("blush", "😊")),
        *(("heart_eyes", "😍"), ("sunglasses", "😎"), ("wave", "👋"), ("eyes", "👀")),
        *(("thinking_face", "🤔"), ("cry", "😢"), ("sob", "😭"), ("white_check_mark", "✅")),
        *(("heavy_check_mark", "✔️"), ("-1", "👎"), ("coffee", "☕"), ("beers", "🍻")),
    ),
    USEFUL: (
        *(("bulb", "💡"), ("memo", "📝"), ("book", "📖"), ("books", "📚"), ("mag", "🔍")),
        *(("pushpin", "📌"), ("bookmark", "🔖"), ("point_up", "☝️"), ("mortar_board", "🎓")),
        *(("bar_chart", "📊"), ("chart_with_upwards_trend", "📈")),
    ),
    WELL_DONE: (
        *(("clap", "👏"), ("tada", "🎉"), ("100", "💯"), ("fire", "🔥"), ("rocket", "🚀")),
        *(("trophy", "🏆"), ("star", "⭐"), ("star2", "🌟"), ("medal", "🏅"), ("sparkles", "✨")),
        *(
            ("raised_hands", "🙌"),
            ("confetti_ball", "🎊"),
            ("muscle", "💪"),
            ("first_place_medal", "🥇"),
        ),
    ),
    BRAVE: (("lion_face", "🦁"), ("superhero", "🦸"), ("mountain", "⛰️"), ("zap", "⚡")),
    THANKS: (("pray", "🙏"), ("bow", "🙇"), ("bouquet", "💐"), ("hugging_face", "🤗")),
    RECOGNISE: (
        ("point_up_2", "👆"),
        ("raised_hand", "✋"),
        ("handshake", "🤝"),
        ("heavy_plus_sign", "➕"),
    ),
}

SIGNS = {name: sign for signs in _KNOWN.values() for name, sign in signs}
_REACTIONS = {name: reaction for reaction, signs in _KNOWN.items() for name, _ in signs}


def sign_of(name: str) -> str:
    """The sign behind a name; the name between colons where it is not known."""
    return SIGNS.get(_without_skin(name), f":{name}:")


def reaction_of(name: str) -> str:
    """Which of our reactions comes nearest."""
    return _REACTIONS.get(_without_skin(name), LIKE)


def _without_skin(name: str) -> str:
    return name.partition("::")[0]
