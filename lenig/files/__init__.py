"""Uploads: taken in safely, kept under made-up names, served only to who may read them."""
