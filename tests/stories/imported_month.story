# A month that was typed when it was over is not shown on a day within it: an open month is never a full one.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: "<= 5", window: at_end, baseline: {rule: manual, value: 15}}
at 2026-05-04  observe 2026-01 13 2026-02 12 2026-03 9 2026-04 7
then    value 7  period 2026-04
on 2026-04-15 then  value 9  period 2026-03  freshness fresh
on 2026-04-30 then  value 7  period 2026-04
restart
