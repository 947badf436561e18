# Fewer than 2 % every month: exactly 2 is a miss, and one miss decides.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-06-30, kind: maintain, per: month, policy: each, target: "< 2"}
at 2026-02-02  observe 2026-01 1.99
then    status pending
at 2026-03-02  observe 2026-02 2
at 2026-03-05
then    computed off_track  reason impossible
rebuild
