"""The three processes of an installation: web, live and worker.

Each is started by the supervisor as `python -m lenig.cli.processes NAME`, runs in a
session of its own, and ends with the supervisor.
"""
