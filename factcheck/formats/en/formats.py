"""English dates as readers of any country read them the same: the day, the month in letters, the year."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
