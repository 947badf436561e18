# What the way is measured from is frozen when it starts; it moves only with a reason.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-12-31, target: "<= 10", baseline: {rule: last_before_start}}
at 2026-01-10  observe 2025-12 14
then    baseline 14
refused baseline.frozen {from: 2026-01-01, to: 2026-12-31, target: "<= 10", baseline: {rule: manual, value: 15}}
then    baseline 14
again   {from: 2026-01-01, to: 2026-12-31, target: "<= 10", baseline: {rule: manual, value: 15, reason: Two stores were not counted}}
then    baseline 15
refused baseline.frozen {from: 2026-01-01, to: 2026-12-31, target: "<= 10", baseline: {rule: manual, value: 16}}
at 2026-02-02  observe 2026-01 12.5
then    baseline 15  progress 0.50
rebuild
restart
