"""The background jobs of the shop."""

from celery import Celery, Task

import shop

FIRST_PAUSE = 10
LONGEST_PAUSE = 60

app = Celery("shop", broker="memory://")


@app.task(bind=True, name="shop.charge_order", max_retries=4, acks_late=True, reject_on_worker_lost=True)
def charge_order(self: Task, order_id: int) -> str | None:
    """Charges an order once, however often it runs; returns the id of the charge, or None if the card was declined."""
    order = shop.orders[order_id]
    if order.status in ("paid", "declined"):
        return order.charge_id
    try:
        order.charge_id = shop.bank.charge(f"order-{order.id}", order.cents)
    except shop.CardDeclined:
        order.status = "declined"
        return None
    except shop.BankDown as error:
        retries = self.request.retries
        if retries >= self.max_retries:
            order.status = "failed"
            raise
        raise self.retry(exc=error, countdown=pause_after(retries)) from error
    order.status = "paid"
    return order.charge_id


def pause_after(retries: int) -> int:
    """Seconds to wait after so many retries: twice as long each time, up to a limit."""
    return min(FIRST_PAUSE * 2**retries, LONGEST_PAUSE)
