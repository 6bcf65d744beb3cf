"""The parcels in the depot, by number. (A real project keeps them in a database.)"""

PARCELS = {
    31: {"code": "red_2", "receiver": "Lin Chen", "state": "collected"},
    12: {"code": "blue-7", "receiver": "Ada & Sons", "state": "ready"},
    20: {"code": "green-1", "receiver": "Bea Okafor", "state": "on its way"},
}
