"""HTTP of core, one module per noun."""
