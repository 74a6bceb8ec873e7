"""Employers from outside: proved by a code, approved by the office once, and served by links in mails ever after."""
