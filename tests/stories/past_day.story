# A day in the past shows that day, with what is known now.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: "<= 10", window: at_end, baseline: {rule: manual, value: 14}}
at 2026-05-04  observe 2026-01 13 2026-02 12 2026-03 11 2026-04 10
then    value 10  progress 1
on 2026-02-28 then  value 12  period 2026-02  progress 0.5
on 2026-03-31 then  value 11  period 2026-03  progress 0.75
at 2026-05-05  observe 2026-02 12.4
on 2026-02-28 then  value 12.4  progress 0.4
on 2026-02-28 known 2026-05-04 then  value 12  progress 0.5
rebuild
