"""Maps as drawings: what stands where, in units, before it is SVG."""
