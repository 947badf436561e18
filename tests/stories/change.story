# Two points more than where it started: the target follows from the baseline, and stays when that is frozen.
metric  month mean up
goal    {from: 2026-01-01, to: 2026-12-31, kind: change, target: ">= 2", mode: abs, window: at_end}
at 2026-01-10  observe 2025-12 31
then    baseline 31  target 33
at 2026-05-04  observe 2026-01 31 2026-02 31.5 2026-03 32 2026-04 32
then    target 33  progress 0.50  met no  status on_track  reason pace
at 2026-05-05  observe 2025-12 20
then    target 33
rebuild
