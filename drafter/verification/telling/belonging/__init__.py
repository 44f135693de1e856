"""What belongs to one finding and stands in a sentence on another: its people, its things, its kind of thing."""
