"""Pictures of the sample shop: flat still lifes, drawn by our own code as SVG, the same every time."""
