# A daily rhythm is one of working days: what is about Friday is not old on Sunday.
metric  day mean up
goal    {from: 2026-02-02, to: 2026-02-28, kind: maintain, per: day, policy: average, target: ">= 3"}
at 2026-02-06  observe 2026-02-06 4
at 2026-02-08
then    freshness fresh
at 2026-02-09
then    freshness fresh
at 2026-02-10
then    freshness stale
at 2026-02-12
then    freshness unknown
