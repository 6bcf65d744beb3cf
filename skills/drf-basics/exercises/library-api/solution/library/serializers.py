"""How authors and books become JSON, and which input is good."""

from rest_framework import serializers
from rest_framework.validators import UniqueValidator

from .models import Author, Book


class IsbnField(serializers.CharField):
    """Takes hyphens away before any validator sees the number."""

    def to_internal_value(self, data):
        isbn = super().to_internal_value(data).replace("-", "")
        if len(isbn) != 13 or not (isbn.isascii() and isbn.isdigit()):
            raise serializers.ValidationError("An ISBN has 13 digits.")
        digits = [int(digit) for digit in isbn]
        if (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 != 0:
            raise serializers.ValidationError("The last digit does not fit the others.")
        return isbn


class AuthorSerializer(serializers.ModelSerializer):
    book_count = serializers.IntegerField(source="books.count", read_only=True)

    class Meta:
        model = Author
        fields = ["id", "name", "born", "book_count"]


class AuthorNameSerializer(serializers.ModelSerializer):
    class Meta:
        model = Author
        fields = ["id", "name"]


class BookTitleSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "year"]


class AuthorDetailSerializer(AuthorSerializer):
    books = BookTitleSerializer(many=True, read_only=True)

    class Meta(AuthorSerializer.Meta):
        fields = [*AuthorSerializer.Meta.fields, "books"]


class BookSerializer(serializers.ModelSerializer):
    isbn = IsbnField(validators=[UniqueValidator(Book.objects.all(), message="There is a book with this ISBN.")])
    year = serializers.IntegerField(min_value=1450, max_value=2100)
    author = AuthorNameSerializer(read_only=True)
    author_id = serializers.PrimaryKeyRelatedField(queryset=Author.objects.all(), source="author", write_only=True)

    class Meta:
        model = Book
        fields = ["id", "title", "isbn", "year", "author", "author_id"]

    def validate(self, attrs):
        # A PATCH brings only some of the values; the others are those of the book.
        year = attrs.get("year", getattr(self.instance, "year", None))
        author = attrs.get("author", getattr(self.instance, "author", None))
        if author.born is not None and year < author.born:
            raise serializers.ValidationError({"year": f"{author.name} was born in {author.born}."})
        return attrs
