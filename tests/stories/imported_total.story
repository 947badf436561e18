# Nor is it in the total of such a day.
metric  month sum up
goal    {from: 2026-01-01, to: 2026-12-31, kind: accumulate, target: ">= 100", window: total}
at 2026-05-04  observe 2026-01 10 2026-02 10 2026-03 10 2026-04 10
then    value 40
on 2026-04-15 then  value 30
on 2026-04-30 then  value 40
