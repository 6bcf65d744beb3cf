amounts = [12.5, "0"]
print(sum(amounts))
