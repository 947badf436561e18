# A value that was wrong for a day and put right the next leaves no trace in the status.
metric  week mean up
goal    {from: 2026-01-05, to: 2026-06-28, kind: reach, target: ">= 45", window: at_end, baseline: {rule: manual, value: 40}}
at 2026-02-02  observe 2025-W45 50 2025-W46 51 2025-W47 49 2025-W48 50 2025-W49 52 2025-W50 50 2025-W51 49 2025-W52 51 2026-W02 50 2026-W03 51 2026-W04 50 2026-W05 50
at 2026-02-09  observe 2026-W06 44
then    status on_track  computed at_risk  reason hysteresis
at 2026-02-10  observe 2026-W06 50
then    status on_track  computed on_track  reason forecast
at 2026-02-13
then    status on_track
rebuild
