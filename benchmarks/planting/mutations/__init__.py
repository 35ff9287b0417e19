"""Mutations: one small change each that makes a right sentence surely wrong."""
