# Nearly is not met: 10.01 is not 10 or fewer.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-03-31, kind: reach, target: "<= 10", window: at_end, baseline: {rule: manual, value: 10.02}}
at 2026-04-02  observe 2026-03 10.01
then    met no
at 2026-07-01
then    status missed  reason closed_missed
rebuild
