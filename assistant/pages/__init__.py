"""Questions that the shop's pages answer: what is asked, which sentence answers it, and whether that is a yes or a no."""
