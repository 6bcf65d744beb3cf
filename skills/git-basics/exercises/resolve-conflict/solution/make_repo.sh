#!/bin/sh
# Makes the practice repository as it is when everything is done.
set -e
mkdir -p repo
cd repo
git init -q -b main .
git config user.name Learner
git config user.email learner@example.org
printf 'def price(cents):\n    return cents\n' > price.py
printf 'PASSWORD=tea\n' > .env
git add .
git commit -q -m "Add the price"
git checkout -q -b discount
printf 'def price(cents, percent):\n    return cents * (100 - percent) // 100\n' > price.py
git commit -q -a -m "Give a discount"
git checkout -q main
printf 'def price(cents):\n    return cents * 120 // 100\n' > price.py
git commit -q -a -m "Add the tax"
git merge -q discount >/dev/null 2>&1 || true
printf 'def price(cents, percent):\n    return cents * (100 - percent) // 100 * 120 // 100\n' > price.py
git add price.py
git commit -q -m "Merge the discount"
printf '.env\n' > .gitignore
git rm -q --cached .env
git add .gitignore
git commit -q -m "Keep .env out"
