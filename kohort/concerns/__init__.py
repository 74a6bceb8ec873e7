"""Concerns: somebody asks the office to look at a story, or at something one can apply for.

What is said in groups is reported to who leads them: `conversations.care`. Taking back is the business of the app whose
it is; who is told, that of `notices`.
"""
