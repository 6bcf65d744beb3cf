#!/bin/sh
# Makes the practice repository in the folder repo. Run it once: sh make_repo.sh
set -e
mkdir repo
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
echo "The practice repository is in repo."
