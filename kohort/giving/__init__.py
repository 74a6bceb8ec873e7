"""What alumni offer to give back, within their own limits."""
