"""Who uses which treatment, and how: every mention a candidate, judged by learned weights."""
