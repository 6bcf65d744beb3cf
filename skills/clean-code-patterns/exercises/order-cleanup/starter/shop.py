"""Orders of a shop. TODO: total, place, EmptyOrder, FileStore"""
