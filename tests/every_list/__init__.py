"""Every list of the site: what it costs, how it pages, and what it says when there is nothing."""
