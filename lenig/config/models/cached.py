from django.db import models


class Cached(models.Model):
    """One value of the shared cache, until it expires.

    The columns are those of Django's own cache table; as a model it comes with the
    migrations, and nobody has to remember `createcachetable`.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "shared_cache"

    def __str__(self) -> str:
        return self.cache_key
