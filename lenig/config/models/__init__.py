from lenig.config.models.cached import Cached

__all__ = ["Cached"]
