from datetime import date

from checking import Check, hint

TODAY = date(2026, 3, 10)


class Rounds(Check):
    def setUp(self):
        super().setUp()
        self.rounds = self.load("rounds")

    def question(self, text, kind="coding", due=TODAY, interval=0):
        return self.rounds.Question(text, kind, due, interval)

    def chosen(self, *questions):
        found = self.rounds.choose(list(questions), TODAY)
        return found if found is None else found.text

    @hint(1)
    def test_due(self):
        """Only questions that are due are chosen; today counts."""
        later = self.question("later", due=date(2026, 3, 11))
        self.equal("choose with one due today", self.chosen(later, self.question("now")), "now")
        self.equal("choose with nothing due", self.chosen(later), None)
        self.equal("choose of no questions", self.chosen(), None)

    @hint(2)
    def test_longest_due(self):
        """The one that has been due longest comes first."""
        questions = [self.question("b", due=date(2026, 3, 9)), self.question("a", due=date(2026, 2, 20)), self.question("c", "story")]
        self.equal("choose", self.chosen(*questions), "a")

    @hint(2)
    def test_story_first(self):
        """On the same day a story comes before coding, and else the order of the list decides."""
        coding, other = self.question("coding"), self.question("other")
        self.equal("choose", self.chosen(coding, self.question("story", "story")), "story")
        self.equal("choose", self.chosen(other, coding), "other")
        self.equal("choose", self.chosen(coding, other), "coding")

    @hint(3)
    def test_good(self):
        """A good round doubles the interval, and 0 becomes 1."""
        for before, after in ((0, 1), (1, 2), (6, 12)):
            rated = self.rounds.rate(self.question("q", interval=before), "good", TODAY)
            self.equal(f"interval {before}, rated good", rated.interval, after)
        self.equal("the day it is due", rated.due, date(2026, 3, 22))

    @hint(3)
    def test_shaky_and_bad(self):
        """A shaky round keeps the interval, a bad one brings it back tomorrow."""
        for rating, before, after in (("shaky", 5, 5), ("shaky", 0, 1), ("bad", 9, 1)):
            rated = self.rounds.rate(self.question("q", interval=before), rating, TODAY)
            self.equal(f"interval {before}, rated {rating}", rated.interval, after)
            self.equal("days until it is due", (rated.due - TODAY).days, after)

    def test_rest_stays(self):
        """Text and kind stay, and the given question is not changed."""
        before = self.question("q", "story", interval=3)
        rated = self.rounds.rate(before, "good", TODAY)
        self.equal("text and kind", (rated.text, rated.kind), ("q", "story"))
        self.equal("the given question", (before.interval, before.due), (3, TODAY))

    def test_unknown_rating(self):
        """Another rating raises a ValueError that names it."""
        error = self.raises('rate(question, "perfect", today)', ValueError, self.rounds.rate, self.question("q"), "perfect", TODAY)
        self.true(f"The message should name the rating: {error}", "perfect" in str(error))
