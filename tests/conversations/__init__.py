"""Conversations as short scripts, played through the real actions and a real database."""
