"""English dates as readers of any country read them the same: the day, the month in letters, the year; and whose hours they are."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i T"
TIME_FORMAT = "H:i"
