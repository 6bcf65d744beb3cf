from checking import Check, hint


class Cv(Check):
    def call(self, name, *args):
        return self.member(self.load("cv"), name)(*args)

    @hint(2)
    def test_weak_lines(self):
        """Lines that begin with a weak word are found by their number."""
        text = "Experience\n- Responsible for APIs\n- Built a shop\n  - helped the team\n- Workedout shop\n"
        self.equal("weak_lines of a CV", self.call("weak_lines", text), [2, 4])

    @hint(2)
    def test_weak_words_elsewhere(self):
        """A weak word further on in a line, or in a line without a dash, is no harm."""
        text = "Worked from 2019 to 2024\n- Tests that helped: 40\n-Various\n"
        self.equal("weak_lines", self.call("weak_lines", text), [])

    @hint(2)
    def test_bad_links(self):
        """Links without https, or without a host, are found in their order."""
        text = "See http://a.example/x, www.ada.example and https://localhost/shop (https://ada.example/cv)."
        expected = ["http://a.example/x", "www.ada.example", "https://localhost/shop"]
        self.equal("bad_links", self.call("bad_links", text), expected)

    @hint(2)
    def test_end_of_a_link(self):
        """A comma, a full stop or a bracket at the end does not belong to the link."""
        self.equal("bad_links", self.call("bad_links", "(http://b.example/y)."), ["http://b.example/y"])
        self.equal("bad_links", self.call("bad_links", "[https://b.example/y], and more"), [])

    @hint(3)
    def test_coverage(self):
        """Keywords of the advert are sorted into covered and missing, in the order of the advert."""
        text = "Python and Flask, deployed with docker"
        result = self.call("coverage", text, ["Docker", "Django", "python", "SQL"])
        self.equal("coverage", (list(result[0]), list(result[1])), (["Docker", "python"], ["Django", "SQL"]))

    @hint(3)
    def test_whole_words(self):
        """A keyword counts only as a whole word, also one with signs in it."""
        result = self.call("coverage", "JavaScript, Gitlab, CI/CD, C++.", ["Java", "Git", "CI/CD", "C++", "C"])
        self.equal("the covered ones", list(result[0])[:2], ["CI/CD", "C++"])
        self.true("`Java` is not in `JavaScript`, and `Git` not in `Gitlab`.", {"Java", "Git"} <= set(result[1]))

    def test_empty(self):
        """An empty CV has no weak line and no link, and names nothing."""
        self.equal("weak_lines", self.call("weak_lines", ""), [])
        self.equal("bad_links", self.call("bad_links", ""), [])
        result = self.call("coverage", "", ["SQL"])
        self.equal("coverage", (list(result[0]), list(result[1])), ([], ["SQL"]))
