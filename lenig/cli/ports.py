"""Whether somebody else answers where we want to."""

import errno
import socket


class PortTaken(Exception):
    """Another program has this port, or we may not have it."""


def refuse_taken(host: str, *ports: int) -> None:
    """Raise a plain sentence for the first port that we cannot have.

    granian shares its port on purpose, so it would start beside another Lenig
    without a word and each would get half of the visitors.
    """
    for port in ports:
        try:
            _try(host, port)
        except OSError as trouble:
            raise PortTaken(_sentence(port, trouble)) from trouble


def _try(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        attempt.bind((host, port))


def _sentence(port: int, trouble: OSError) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop that, or choose one with --port."
    if trouble.errno == errno.EACCES:
        return f"Port {port} is not for ordinary users. Choose one above 1023 with --port."
    return f"Port {port} cannot be used: {trouble.strerror}."
