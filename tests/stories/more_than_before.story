# 25,000 visits more than in the quarter before: progress is what came on top of as much as then.
metric  month sum up
goal    {from: 2026-04-01, to: 2026-06-30, kind: change, target: ">= 25000", window: total_vs_previous}
at 2026-04-05  observe 2026-01 19000 2026-02 20000 2026-03 21000
then    baseline 60000  target 85000  progress none
at 2026-05-15  observe 2026-04 26000 2026-05 16000
then    value 42000  expected 0.4945  progress 0.4932  met no
at 2026-06-20  observe 2026-05 30000 2026-06 30000
then    value 86000  status achieved  reason certain
at 2026-10-01
then    status achieved  reason closed_met
rebuild
restart
