from checking import Check, hint


class Prepaid(Check):
    def setUp(self):
        super().setUp()
        self.Account = self.member(self.load("account"), "Account")

    def test_changes(self):
        """Deposits and withdrawals change the balance and return it."""
        account = self.Account("ada", 500)
        self.equal("deposit, withdraw", (account.deposit(70), account.withdraw(570), account.balance), (570, 0, 0))
        self.equal("a new account", self.Account("lin").balance, 0)

    @hint(1)
    def test_read_only(self):
        """The balance can be read and not set; the owner can be changed."""
        account = self.Account("ada", 5)
        self.raises("account.balance = 9", AttributeError, setattr, account, "balance", 9)
        account.owner = "lin"
        self.equal("owner and balance", (account.owner, account.balance), ("lin", 5))

    def test_bad_amounts(self):
        """Amounts below 1, and more than there is, are refused; nothing changes."""
        account = self.Account("ada", 100)
        for name, cents in (("deposit", 0), ("deposit", -5), ("withdraw", 0), ("withdraw", -5), ("withdraw", 101)):
            self.raises(f"{name}({cents})", ValueError, getattr(account, name), cents)
        self.equal("balance and history", (account.balance, list(account.history)), (100, []))
        self.raises("Account('ada', -1)", ValueError, self.Account, "ada", -1)

    @hint(2)
    def test_history(self):
        """The history tells the changes, and is safe from outside."""
        account = self.Account("ada", 100)
        account.deposit(50)
        account.withdraw(120)
        self.equal("history", account.history, [50, -120])
        account.history.append(1_000_000)
        self.equal("history after an append from outside", account.history, [50, -120])
        self.equal("balance", account.balance, 30)

    def test_own_history(self):
        """Two accounts share nothing."""
        first, second = self.Account("ada"), self.Account("lin")
        first.deposit(10)
        self.equal("the second account", (second.balance, list(second.history)), (0, []))

    @hint(2)
    def test_from_dict(self):
        """An account is made from a dictionary, of a subclass too."""
        class Company(self.Account):
            pass

        self.equal("from_dict", self.Account.from_dict({"owner": "ada", "cents": 7}).balance, 7)
        company = Company.from_dict({"owner": "shop"})
        self.equal("the class, owner and balance", (type(company).__name__, company.owner, company.balance), ("Company", "shop", 0))

    @hint(3)
    def test_repr(self):
        """repr names class, owner and cents."""
        class Company(self.Account):
            pass

        self.equal("repr", repr(self.Account("o'neil", 3)), "Account(owner=\"o'neil\", cents=3)")
        self.equal("repr of a subclass", repr(Company("shop")), "Company(owner='shop', cents=0)")

    @hint(3)
    def test_equal(self):
        """Accounts are equal when owner and balance are."""
        account = self.Account("ada", 5)
        same = self.Account("ada", 3)
        same.deposit(2)
        got = [account == same, account == self.Account("lin", 5), account == self.Account("ada", 6), account == "ada", account != same]
        self.equal("comparisons", got, [True, False, False, False, False])
