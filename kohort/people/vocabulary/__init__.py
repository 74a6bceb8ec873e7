"""The closed lists people are described with: places, countries, industries and levels. No models, no database."""
