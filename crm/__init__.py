"""Kith: keep in touch, whatever the outcome."""
