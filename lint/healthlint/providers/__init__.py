"""Engines outside this program that some rules ask for."""
