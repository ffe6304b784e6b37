"""Every page of the map, as each sort of reader sees it: that it is whole, in their language, and for everybody.

`routes.py` reads the map itself, `world.py` says what stands at each address, `readers.py`
who looks. A page that is added later is visited by itself; `test_the_map.py` says so when
something is missing for that.
"""
