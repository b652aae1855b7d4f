"""English dates as readers of any country read them the same, and hours with the zone that they are of."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i T"
TIME_FORMAT = "H:i"
