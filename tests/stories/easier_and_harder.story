# An easier and a harder value are shown with whether they are met; the target alone decides.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-03-31, target: {cmp: "<=", value: 10, commit: 11, stretch: 9}, baseline: {rule: manual, value: 14}}
at 2026-04-02  observe 2026-03 10.5
then    commit yes  met no  stretch no
at 2026-07-01
then    status partial  commit yes
