# To be touched at any time: once it was there, nothing takes it back.
metric  month last up
goal    {from: 2026-01-01, to: 2026-06-30, kind: reach, target: ">= 100", window: any_time, baseline: {rule: manual, value: 80}}
at 2026-03-02  observe 2026-01 90 2026-02 96
then    progress 0.80  met no
at 2026-04-02  observe 2026-03 101
then    status achieved  reason certain  value 101
at 2026-05-02  observe 2026-04 70
then    status achieved  value 101
at 2026-12-01
then    status achieved  reason closed_met  score 1
rebuild
restart
