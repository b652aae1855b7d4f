"""How dates and times are written in each language: a folder a language, as Django looks for them."""
