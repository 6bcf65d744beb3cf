"""Prints what each customer has spent, and the total."""

ORDERS = """
# customer;amount;status
ada;12.50;paid
lin;7.25;paid
bob;free;paid
ada;3.00;open
"""


def parse_amount(text):
    if text == "free":
        return "0"
    return float(text)


def read(text):
    orders = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        customer, amount, status = line.split(";")
        orders.append({"customer": customer, "amount": parse_amount(amount), "status": status})
    return orders


def by_customer(orders):
    spent = {}
    for order in orders:
        spent.setdefault(order["customer"], []).append(order["amount"])
    return spent


def total(orders, status):
    return sum(order["amount"] for order in orders if order["status"] == status)


if __name__ == "__main__":
    orders = read(ORDERS)
    for customer, amounts in sorted(by_customer(orders).items()):
        print(customer, amounts)
    print("paid:", total(orders, "paid"))
    print("open:", total(orders, "open"))
