"""Benchmarks with their floors: `make bench`."""
