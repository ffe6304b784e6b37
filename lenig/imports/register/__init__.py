"""Registers of people: tables from HR, and organograms with seats and headcounts."""
