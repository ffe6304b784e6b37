"""What the log says of requests that were not meant for this site."""

import logging


class OneLine(logging.Filter):
    """A request for another host is told of in a line, by the name of our setting.

    Whoever searches the internet for open doors asks so all day. Django tells of each with
    a traceback, and names a setting that Lenig does not have.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        said, _, _ = record.getMessage().partition(" You may need")
        record.msg, record.args = f"{said} LENIG_SITE_URL says which is ours.", None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = None
        return True
