# A typed value counts at once. Looking back into a month that was running, the one that was there by that day counts.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: "<= 5", window: at_end, baseline: {rule: manual, value: 15}}
at 2026-04-03  observe 2026-03 9
at 2026-04-10  observe 2026-04 6
then    value 6  period 2026-04
at 2026-04-20  observe 2026-04 8
at 2026-05-04  observe 2026-04 10
then    value 10  period 2026-04
on 2026-04-05 then  value 9   period 2026-03
on 2026-04-15 then  value 6   period 2026-04
on 2026-04-25 then  value 8   period 2026-04
on 2026-04-30 then  value 10  period 2026-04
rebuild
