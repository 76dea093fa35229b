"""Questions that the shop's pages answer: what is asked, which sentence answers, and whether it says yes or no."""
