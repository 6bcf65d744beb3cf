from checking import Check, hint

BUCKET = "arn:aws:s3:::shop/*"


class Policy(Check):
    def expect(self, statements, expected):
        findings = self.member(self.load("policy"), "findings")
        got = [tuple(one) for one in findings({"Version": "2012-10-17", "Statement": statements})]
        self.equal(f"findings of {statements}", got, expected)

    def test_fine(self):
        """A narrow statement has no finding."""
        self.expect([{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": BUCKET}], [])
        self.expect([], [])

    @hint(1)
    def test_all_actions(self):
        """All actions, or all of one service, are found, as a text and in a list."""
        self.expect([{"Effect": "Allow", "Action": "*", "Resource": BUCKET}], [(0, "all-actions")])
        self.expect([{"Effect": "Allow", "Action": ["s3:PutObject", "ec2:*"], "Resource": [BUCKET]}], [(0, "all-actions")])
        self.expect([{"Effect": "Allow", "Action": "s3:Put*", "Resource": BUCKET}], [])

    @hint(3)
    def test_all_resources(self):
        """All resources are found, unless the statement only reads."""
        self.expect([{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}], [(0, "all-resources")])
        self.expect([{"Effect": "Allow", "Action": ["s3:ListBuckets", "ec2:DescribeInstances"], "Resource": ["*"]}], [])
        self.expect([{"Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject"], "Resource": [BUCKET, "*"]}], [(0, "all-resources")])
        self.expect([{"Effect": "Allow", "Action": "iam:UpdateGetter", "Resource": "*"}], [(0, "all-resources")])

    @hint(2)
    def test_public(self):
        """A statement for everybody is found in all its spellings."""
        for principal in ("*", {"AWS": "*"}, {"Service": "x.example", "AWS": ["arn:aws:iam::1:root", "*"]}):
            self.expect([{"Effect": "Allow", "Principal": principal, "Action": "s3:GetObject", "Resource": BUCKET}], [(0, "public")])
        self.expect([{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::1:user/*x"}, "Action": "s3:GetObject", "Resource": BUCKET}], [])

    @hint(2)
    def test_condition(self):
        """With a condition it is not public."""
        statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": BUCKET, "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}
        self.expect([statement], [])

    def test_not_action(self):
        """NotAction is found."""
        self.expect([{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}], [(0, "all-resources"), (0, "not-action")])

    def test_deny(self):
        """A statement that denies cannot be too open."""
        self.expect([{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}], [])

    @hint(1)
    def test_order(self):
        """Findings come in the order of the statements, then of the codes; one statement needs no list."""
        everything = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
        fine = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": BUCKET}
        self.expect(everything, [(0, "public"), (0, "all-actions"), (0, "all-resources")])
        self.expect([fine, everything, fine, {"Effect": "Allow", "Action": "s3:*", "Resource": BUCKET}], [(1, "public"), (1, "all-actions"), (1, "all-resources"), (3, "all-actions")])
