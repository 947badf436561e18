# With enough history the chance decides, and a step is taken at the second close in a row that names it.
metric  week mean up
goal    {from: 2026-01-05, to: 2026-06-28, kind: reach, target: ">= 45", window: at_end, baseline: {rule: manual, value: 40}}
at 2026-02-02  observe 2025-W45 50 2025-W46 51 2025-W47 49 2025-W48 50 2025-W49 52 2025-W50 50 2025-W51 49 2025-W52 51 2026-W02 50 2026-W03 51 2026-W04 50 2026-W05 50
at 2026-02-05
then    status on_track
at 2026-02-09  observe 2026-W06 44
then    status on_track  computed at_risk  reason hysteresis
at 2026-02-10
then    status at_risk
rebuild
