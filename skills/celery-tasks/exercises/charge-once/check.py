import logging
from datetime import datetime, timezone

from celery.signals import task_retry

from checking import Check, hint

MOST_CALLS = 12


class FakeBank:
    """Answers as it is told: each answer is "ok", an error, or ("lost", error) for money that was booked in silence."""

    def __init__(self, shop, answers):
        self.shop, self.answers = shop, list(answers)
        self.charges, self.keys, self.amounts, self.statuses = {}, [], [], []

    def charge(self, key, cents):
        answer = self.answers.pop(0) if self.answers and len(self.keys) < MOST_CALLS else "ok"
        self.keys.append(key)
        self.amounts.append(cents)
        self.statuses.append([order.status for order in self.shop.orders.values()])
        if isinstance(answer, Exception):
            raise answer
        charge = self.charges.setdefault(key, f"ch_{len(self.charges) + 70}")
        if answer != "ok":
            raise answer[1]
        return charge


class ChargeOrder(Check):
    def setUp(self):
        super().setUp()
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.pauses = []
        task_retry.connect(self.note_pause)
        self.addCleanup(task_retry.disconnect, self.note_pause)
        self.shop = self.fresh("shop")

    def note_pause(self, reason=None, **_):
        when = getattr(reason, "when", None)
        if isinstance(when, datetime):
            when = round((when - datetime.now(when.tzinfo or timezone.utc)).total_seconds())
        self.pauses.append(when)

    def bank(self, *answers):
        """A bank with these answers stands in for the shop's own."""
        fake = FakeBank(self.shop, answers)
        self.shop.bank.charge = fake.charge
        return fake

    def order(self, number, cents, status="new", charge_id=None):
        order = self.shop.Order(number, cents, status, charge_id)
        self.shop.orders[number] = order
        return order

    def run_task(self, number):
        """Runs the task for that order, with its retries, and gives its result."""
        task = self.member(self.load("tasks"), "charge_order")
        self.true("`charge_order` should be a Celery task: keep its decorator.", hasattr(task, "apply"))
        return task.apply(args=[number])

    def error(self, result):
        return type(result.result).__name__ if result.state == "FAILURE" else result.state

    def value(self, tried, result, expected):
        """The task ended well and returned that."""
        if result.state != "SUCCESS":
            self.fail(
                f"{tried}\n  expected: the task returns {expected!r}\n"
                f"  got:      it ended in state {result.state} with {self.error(result)}: {result.result}"
            )
        self.equal(tried, result.result, expected)

    @hint(3)
    def test_new_order(self):
        """A new order is charged, and it is paid then."""
        bank, order = self.bank(), self.order(3, 1250)
        self.value("what the task returned for order 3", self.run_task(3), "ch_70")
        self.equal("the cents that the bank was asked for", bank.amounts, [1250])
        self.equal("status and charge_id of the order", (order.status, order.charge_id), ("paid", "ch_70"))

    @hint(1)
    def test_paid_order(self):
        """An order that is paid already is not charged again."""
        bank, order = self.bank(), self.order(4, 900)
        self.run_task(4)
        self.value("what the second task for order 4 returned", self.run_task(4), "ch_70")
        self.equal("how often the bank was asked", len(bank.keys), 1)
        self.equal("status and charge_id of the order", (order.status, order.charge_id), ("paid", "ch_70"))

    @hint(2)
    def test_two_orders(self):
        """Each order has a key of its own, even if the prices are the same."""
        bank = self.bank()
        self.order(11, 500)
        self.order(12, 500)
        self.value("what the task returned for order 11", self.run_task(11), "ch_70")
        self.value("what the task returned for order 12", self.run_task(12), "ch_71")
        self.equal("how many charges the bank booked for two orders", len(bank.charges), 2)

    @hint(2)
    def test_bank_down_for_a_while(self):
        """While the bank is down, the task waits 10 seconds, then 20, and tries again."""
        down = self.shop.BankDown("no answer")
        bank, order = self.bank(down, down, "ok"), self.order(5, 300)
        result = self.run_task(5)
        self.equal("the pauses in seconds, with a bank that is down for two tries", self.pauses, [10, 20])
        self.value("what the task returned after two retries", result, "ch_70")
        self.equal("the status before each try", bank.statuses, [["new"]] * 3)
        self.equal("the status in the end", order.status, "paid")

    @hint(3)
    def test_bank_stays_down(self):
        """After five tries the order has failed, and the error is BankDown."""
        down = [self.shop.BankDown("no answer")] * 20
        bank, order = self.bank(*down), self.order(6, 300)
        result = self.run_task(6)
        self.equal("how often the bank was asked", len(bank.keys), 5)
        self.equal("the pauses in seconds", self.pauses, [10, 20, 40, 60])
        self.equal("the error that the task ended with", self.error(result), "BankDown")
        self.equal("the status before each try", bank.statuses, [["new"]] * 5)
        self.equal("status and charge_id of the order", (order.status, order.charge_id), ("failed", None))

    @hint(1)
    def test_failed_order_again(self):
        """An order that failed may be charged by a later task, with retries from the beginning."""
        down = self.shop.BankDown("no answer")
        bank, order = self.bank(down, "ok"), self.order(7, 300, "failed")
        result = self.run_task(7)
        self.equal("the pauses in seconds, with a bank that is down for one try", self.pauses, [10])
        self.value("what the task returned for an order with the status failed", result, "ch_70")
        self.equal("the status before each try", bank.statuses, [["failed"]] * 2)
        self.equal("the status in the end", order.status, "paid")

    @hint(2)
    def test_booked_once(self):
        """The money is booked once, if the bank's answer is lost or the worker dies before the order is saved."""
        lost = ("lost", self.shop.BankDown("the answer was lost"))
        bank = self.bank(lost, "ok")
        self.order(8, 4000)
        self.value("what the task returned after an answer that was lost", self.run_task(8), "ch_70")
        self.equal("the charges that the bank booked", list(bank.charges.values()), ["ch_70"])
        # The worker died after the charge: the order is as before, and a new task comes for it.
        order = self.order(8, 4000)
        self.value("what a new task returned after the worker had died", self.run_task(8), "ch_70")
        self.equal("the charges that the bank booked then", list(bank.charges.values()), ["ch_70"])
        self.equal("status and charge_id of the order", (order.status, order.charge_id), ("paid", "ch_70"))

    @hint(3)
    def test_declined(self):
        """A declined card is not tried again, neither at once nor by a later task."""
        bank, order = self.bank(self.shop.CardDeclined("no money"), "ok"), self.order(9, 800)
        result = self.run_task(9)
        self.equal("the pauses in seconds", self.pauses, [])
        self.value("what the task returned for a declined card", result, None)
        self.equal("status and charge_id of the order", (order.status, order.charge_id), ("declined", None))
        self.value("what a second task returned for the declined order", self.run_task(9), None)
        self.equal("how often the bank was asked in all", len(bank.keys), 1)

    @hint(1)
    def test_other_errors(self):
        """Every other error ends the task at once, and a lost worker's task goes to another one."""
        bank, order = self.bank(ZeroDivisionError("a bug in the bank's library")), self.order(10, 800)
        result = self.run_task(10)
        self.equal("the error, when the bank's library has a bug", self.error(result), "ZeroDivisionError")
        self.equal("how often the bank was asked", len(bank.keys), 1)
        self.equal("the status afterwards", order.status, "new")
        self.equal("the error for order 99, which does not exist", self.error(self.run_task(99)), "KeyError")
        self.equal("the pauses in seconds", self.pauses, [])
        task = self.load("tasks").charge_order
        settings = bool(task.acks_late), bool(task.reject_on_worker_lost)
        self.equal("acks_late and reject_on_worker_lost of the task", settings, (True, True))
