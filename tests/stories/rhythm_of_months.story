# Without a cadence of its own a KPI goes by the rhythm of its values: months do not turn stale between months.
metric  month mean up
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: ">= 80", window: at_end, baseline: {rule: manual, value: 40}}
at 2026-02-03  observe 2026-01 50
then    freshness fresh
at 2026-03-10
then    freshness fresh
at 2026-03-20
then    freshness stale
at 2026-05-05
then    freshness unknown
