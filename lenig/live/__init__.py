"""Tells open pages that there is something new: a hint, never what it is.

A process of its own (`asgi.py`) holds the connections and does not load Django's
apps. All that it knows is whether the newest activity changed; what is new, and
for whom, the page asks from the web processes by the guarded way.
"""
