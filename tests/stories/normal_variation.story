# A value that is a little behind, as values of this metric often are, is a warning and no alarm.
metric  week mean up
goal    {from: 2026-01-05, to: 2026-03-01, kind: reach, target: ">= 60", window: at_end, baseline: {rule: manual, value: 50}}
at 2026-02-02  observe 2025-W45 50 2025-W46 56 2025-W47 44 2025-W48 52 2025-W49 57 2025-W50 46 2025-W51 43 2025-W52 55 2026-W02 50 2026-W03 47 2026-W04 53 2026-W05 49
at 2026-02-06
then    status at_risk  reason within_variation
rebuild
