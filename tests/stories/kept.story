# What was held in every month is achieved, once the months and the grace are over.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-03-31, kind: maintain, per: month, policy: each, target: "<= 2"}
at 2026-02-02  observe 2026-01 1.5
at 2026-03-02  observe 2026-02 2
then    status on_track
at 2026-04-01  observe 2026-03 1.9
at 2026-07-01
then    status achieved  reason closed_met  score 1
rebuild
restart
