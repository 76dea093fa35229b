"""The sample shop "Marram": its goods, people, purchases, reviews, orders, pages and pictures, the same every time."""
