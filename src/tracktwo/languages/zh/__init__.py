"""Chinese, simplified and traditional: how it says who says what, numbers and dates."""
