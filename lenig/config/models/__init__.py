from lenig.config.models.cached import Cached
from lenig.config.models.due import Due

__all__ = ["Cached", "Due"]
