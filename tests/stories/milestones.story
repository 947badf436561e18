# Expected progress runs through milestones: little at first, most of it in the last month.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-03-31, target: "<= 10", baseline: {rule: manual, value: 14}, path: [{on: 2026-01-31, share: 0.1}, {on: 2026-02-28, value: 12.4}]}
at 2026-02-02  observe 2026-01 13.6
then    expected 0.10  progress 0.10  status on_track
at 2026-03-02  observe 2026-02 13.2
then    expected 0.40  progress 0.20  status at_risk
rebuild
