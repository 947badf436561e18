# A fifth more than nothing is nothing: it is said, not computed.
metric  month mean up
goal    {from: 2026-01-01, to: 2026-12-31, mode: rel, target: ">= 20"}
at 2026-04-02  observe 2025-12 0 2026-01 3 2026-02 4 2026-03 5
then    status pending  reason relative_change_of_zero  target none  progress none
