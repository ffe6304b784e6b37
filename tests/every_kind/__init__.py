"""The conformance suite of the kinds: each one that is installed is held to the same promises."""
