# A value of a quarter stays fresh until the next quarter may be known.
metric  quarter mean up
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: ">= 80", window: at_end, baseline: {rule: manual, value: 40}}
at 2026-01-20  observe 2025-Q4 45
at 2026-04-20
then    freshness fresh
at 2026-05-20
then    freshness stale
