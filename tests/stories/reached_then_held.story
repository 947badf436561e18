# Below 2 by the end of March, and in every month from then on: the months before are the way there.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-06-30, kind: maintain, per: month, reach_by: 2026-03-31, target: "< 2", baseline: {rule: manual, value: 3}}
at 2026-03-02  observe 2026-01 2.8 2026-02 2.3
then    progress 0.70  status on_track  reason pace
at 2026-04-02  observe 2026-03 1.9
then    status on_track  reason kept_so_far  progress 1
at 2026-05-04  observe 2026-04 2
then    status off_track  reason impossible
at 2026-07-02  observe 2026-05 1.8 2026-06 1.8
at 2026-10-01
then    status partial  reason closed_partial  score 0.75
rebuild
