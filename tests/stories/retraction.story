# A value that is taken back was never there, except for who asks what was known.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-12-31, kind: reach, target: "<= 10", window: at_end, baseline: {rule: manual, value: 14}}
at 2026-03-02  observe 2026-01 13 2026-02 11
then    value 11  progress 0.75
at 2026-03-09  observe 2026-02 nothing
then    value 13  progress 0.25
known 2026-03-08 then  value 11  progress 0.75
rebuild
