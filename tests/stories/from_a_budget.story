# The target is another metric's value over the same window; when the budget changes, so does the target.
metric  month sum up
goal    {from: 2026-01-01, to: 2026-03-31, kind: accumulate, target: {cmp: ">=", metric: planned}}
at 2026-02-02  observe 2026-01 120
then    target none  reason no_target_value
planned 2026-01 100 2026-02 100 2026-03 100
then    target 300  progress 0.40  value 120
planned 2026-03 40
then    target 240  progress 0.50
at 2026-04-02  observe 2026-02 60 2026-03 60
then    status achieved  reason certain
rebuild
