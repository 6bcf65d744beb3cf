"""A shop, and where it keeps its counts."""

# TODO: Storage, MemoryStorage, FileStorage, Counting, SoldOut, Shop
