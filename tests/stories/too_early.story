# Nothing is said on the first weeks: three values or a fifth of the time, whichever comes first.
metric  week mean up
goal    {from: 2026-01-05, to: 2026-12-27, kind: reach, target: ">= 80", window: at_end, baseline: {rule: manual, value: 40}}
at 2026-01-06
then    status pending
at 2026-01-20  observe 2026-W02 41 2026-W03 42
then    status pending  reason too_early
at 2026-01-27  observe 2026-W04 43
then    computed on_track
rebuild
