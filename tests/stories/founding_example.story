# Hours to solve a ticket, from 14 to 10 or fewer: the example that everything started with.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-04-30, kind: reach, target: "<= 10", window: at_end, baseline: {rule: last_before_start}}
at 2026-01-10  observe 2025-12 14
then    status pending
at 2026-03-02  observe 2026-01 13 2026-02 12
then    baseline 14  value 12  progress 0.50  met no
at 2026-04-02  observe 2026-03 15
then    value 15  progress -0.25
restart
at 2026-05-03  observe 2026-04 9.5
then    value 9.5  progress 1.125  met yes
at 2026-08-01
then    status achieved  reason closed_met
rebuild
