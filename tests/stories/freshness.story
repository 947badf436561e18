# Old numbers are old, whatever the status is.
metric  month mean up
cadence monthly
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: ">= 80", window: at_end, baseline: {rule: manual, value: 40}}
at 2026-02-02
then    freshness unknown  value none
at 2026-02-03  observe 2026-01 50
then    freshness fresh
at 2026-03-25
then    freshness stale
at 2026-07-15
then    freshness unknown  value 50
restart
