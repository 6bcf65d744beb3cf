from checking import Check, hint


class Receipt(Check):
    def expect(self, name, given, expected):
        self.equal(f"{name}({given!r})", self.member(self.load("receipt"), name)(given), expected)

    @hint(1)
    def test_price(self):
        """Prices have two digits behind the point."""
        for cents, text in ((1999, "19.99 EUR"), (705, "7.05 EUR"), (300, "3.00 EUR"), (9, "0.09 EUR"), (0, "0.00 EUR")):
            self.expect("price", cents, text)

    @hint(2)
    def test_thousands(self):
        """A comma stands between thousands."""
        self.expect("price", 99999, "999.99 EUR")
        self.expect("price", 100000, "1,000.00 EUR")
        self.expect("price", 123456789, "1,234,567.89 EUR")

    @hint(3)
    def test_negative(self):
        """A negative amount has a minus in front."""
        self.expect("price", -5, "-0.05 EUR")
        self.expect("price", -150, "-1.50 EUR")
        self.expect("price", -250099, "-2,500.99 EUR")

    @hint(3)
    def test_mask(self):
        """All but the last four characters of a card number are hidden."""
        self.expect("mask", "1234567890", "******7890")
        self.expect("mask", "5500 0000 0000 0004", "************0004")

    @hint(2)
    def test_short(self):
        """A number with four or fewer characters is hidden whole."""
        for number, text in (("1234", "****"), ("1 2 3", "***"), ("", ""), ("12345", "*2345")):
            self.expect("mask", number, text)

    @hint(3)
    def test_initials(self):
        """The first letter of each part is given in capitals."""
        for name, text in (("grace hopper", "G.H."), ("  Ada   King Lovelace ", "A.K.L."), ("élodie Durand", "É.D."), ("Plato", "P."), ("", ""), ("  ", "")):
            self.expect("initials", name, text)
