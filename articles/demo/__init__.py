"""The demo project: its texts, and the script of what two analysts and a supervisor did with them."""
