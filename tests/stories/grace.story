# The last value may come late: until the grace is over the goal is open.
metric  month mean up
goal    {from: 2026-01-01, to: 2026-03-31, kind: reach, target: ">= 20", window: at_end, baseline: {rule: manual, value: 10}}
at 2026-03-02  observe 2026-01 12 2026-02 14
at 2026-04-02
then    reason awaiting_values
at 2026-04-03  observe 2026-03 21
at 2026-06-01
then    status achieved
at 2026-06-02  observe 2026-03 5
at 2026-06-05
then    status achieved
rebuild
