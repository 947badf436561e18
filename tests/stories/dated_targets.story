# A target that becomes stricter by the month: each counts on its own days, the last one decides.
metric  month mean down
goal    {from: 2026-01-01, to: 2026-03-31, target: [{from: 2026-01-01, target: "<= 13"}, {from: 2026-02-01, target: "<= 12"}, {from: 2026-03-01, target: "<= 10"}], baseline: {rule: manual, value: 14}}
at 2026-02-10  observe 2026-01 12.8
then    target 13  met yes  expected 0.25
at 2026-03-10  observe 2026-02 12.4
then    target 12  met no  expected 0.50  progress 0.40
at 2026-04-02  observe 2026-03 9.9
then    target 10  met yes
at 2026-07-01
then    status achieved
rebuild
