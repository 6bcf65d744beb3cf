import json
from datetime import datetime


def do_order(l, c, flag=False):
    t = 0
    for x in l:
        t = t + x[1] * x[2]
    if c == "vip":
        t = t * 90 // 100
    elif c == "staff":
        t = t * 70 // 100
    if len(l) == 0:
        print("nothing to do")
        return None
    if t < 5000:
        if datetime.now().weekday() == 6:
            pass
        else:
            t = t + 490
    f = open("orders.jsonl", "a")
    f.write(json.dumps({"customer": c, "total": t, "day": datetime.now().strftime("%Y-%m-%d")}) + "\n")
    f.close()
    if flag == True:
        print("saved", t)
    return t
