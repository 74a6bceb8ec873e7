"""The full-text index behind one small interface. It finds; the database decides. It knows no domain model."""
