# A total of 120 in a year: progress is what was gathered so far.
metric  month sum up
goal    {from: 2026-01-01, to: 2026-12-31, kind: accumulate, target: ">= 120", window: total}
at 2026-04-01  observe 2026-01 10 2026-02 12 2026-03 8
then    value 30  progress 0.25  met no
at 2026-05-02  observe 2026-04 90
then    value 120  progress 1  reason certain
rebuild
