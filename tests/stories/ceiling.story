# At most 100 in half a year: once spent it cannot be undone.
metric  month sum down
goal    {from: 2026-01-01, to: 2026-06-30, kind: accumulate, target: "<= 100", window: total}
at 2026-03-02  observe 2026-01 10 2026-02 20
then    value 30  met yes
at 2026-04-02  observe 2026-03 71
then    value 101  met no  computed off_track  reason impossible
rebuild
