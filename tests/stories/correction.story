# A correction counts from when it was made. The baseline that was agreed on does not move.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: "<= 10", window: at_end, baseline: {rule: last_before_start}}
at 2026-02-02  observe 2025-12 14 2026-01 12
then    baseline 14  progress 0.5
at 2026-02-20  observe 2025-12 20 2026-01 13
then    baseline 14  value 13  progress 0.25
known 2026-02-19 then  value 12  progress 0.5
rebuild
