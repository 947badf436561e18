# Between two limits in every month: on a limit is within them, and one month outside is a miss.
metric  month mean up
goal    {from: 2026-01-01, to: 2026-03-31, kind: range, target: {lo: 95, hi: 105}, window: each, per: month}
at 2026-02-02  observe 2026-01 95
then    status on_track  reason kept_so_far  target 95..105
at 2026-03-02  observe 2026-02 106
then    status off_track  reason impossible
at 2026-04-02  observe 2026-03 105
at 2026-08-01
then    status missed  reason closed_missed  score 0.67
rebuild
